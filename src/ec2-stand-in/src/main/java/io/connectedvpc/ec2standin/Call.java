package io.connectedvpc.ec2standin;

import io.connectedvpc.ec2standin.calls.Parameters;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Ec2Request;

/**
 * A call as it came in.
 *
 * @param operation the name in the EC2 API Reference, such as {@code ReplaceRoute}
 * @param parameters what the caller set, sorted by name, as text
 * @param errorCode what it was refused with, or null if it was answered
 * @param userAgent who made it; empty if that isn't known
 */
public record Call(
        Instant at,
        String operation,
        Map<String, String> parameters,
        @Nullable String errorCode,
        String userAgent) {

    private static final String REQUEST = "Request";

    /** Describes a request, and what it was refused with; who made it isn't known. */
    public static Call of(Ec2Request request, Instant at, @Nullable String errorCode) {
        return new Call(at, operationOf(request), parametersOf(request), errorCode, "");
    }

    /** The same call, made by that user agent. */
    Call by(String caller) {
        return new Call(at, operation, parameters, errorCode, caller);
    }

    /** The operation that a request is for. */
    public static String operationOf(Ec2Request request) {
        String name = request.getClass().getSimpleName();
        return name.substring(0, name.length() - REQUEST.length());
    }

    /** Whether the operation may change something; a refused call counts too. */
    public boolean isMutating() {
        return isMutating(operation);
    }

    static boolean isMutating(String operation) {
        return !operation.startsWith("Describe") && !operation.startsWith("Get");
    }

    public boolean isRefused() {
        return errorCode != null;
    }

    /** A parameter by its name in the EC2 API Reference, such as {@code DestinationCidrBlock}, or null. */
    public @Nullable String parameter(String name) {
        return parameters.get(name);
    }

    private static Map<String, String> parametersOf(Ec2Request request) {
        Map<String, String> parameters = new TreeMap<>();
        Parameters.of(request).forEach((name, value) -> parameters.put(name, value.toString()));
        return Collections.unmodifiableMap(parameters);
    }
}
