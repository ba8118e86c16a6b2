package io.connectedvpc.ec2standin.calls;

import io.connectedvpc.ec2standin.model.Destination;
import io.connectedvpc.ec2standin.model.StoredPrefixList;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/**
 * The errors of EC2, as the SDK throws them. Codes are those of "Error codes for the Amazon EC2 API"; where that page
 * leaves a choice, the code and the wording are those that users report from the real service.
 */
public final class Ec2Errors {

    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int PRECONDITION_FAILED = 412;
    private static final int SERVICE_UNAVAILABLE = 503;

    private Ec2Errors() {}

    /** An error of the caller's, HTTP 400. */
    public static Ec2Exception clientError(String code, String message) {
        return error(BAD_REQUEST, code, message);
    }

    public static Ec2Exception requestLimitExceeded() {
        return error(SERVICE_UNAVAILABLE, "RequestLimitExceeded", "Request limit exceeded.");
    }

    public static Ec2Exception unavailable() {
        return error(SERVICE_UNAVAILABLE, "Unavailable", "The server is overloaded and can't handle the request.");
    }

    public static Ec2Exception unauthorizedOperation() {
        return error(FORBIDDEN, "UnauthorizedOperation", "You are not authorized to perform this operation.");
    }

    public static Ec2Exception dryRun() {
        return error(PRECONDITION_FAILED, "DryRunOperation", "Request would have succeeded, but DryRun flag is set.");
    }

    static Ec2Exception notFound(ResourceKind kind, String id) {
        return clientError(kind.notFoundCode(), kind.notFoundMessage(id));
    }

    static Ec2Exception malformed(ResourceKind kind, String id) {
        return clientError(
                kind.malformedCode(), "Invalid id: \"%s\" (expecting \"%s-...\")".formatted(id, kind.prefix()));
    }

    static Ec2Exception missing(String parameter) {
        return clientError("MissingParameter", "The request must contain the parameter " + parameter);
    }

    static Ec2Exception invalidValue(String message) {
        return clientError("InvalidParameterValue", message);
    }

    static Ec2Exception invalidValue(String parameter, Object value, String why) {
        return invalidValue("Value (%s) for parameter %s is invalid. %s".formatted(value, parameter, why));
    }

    static Ec2Exception invalidCombination(String message) {
        return clientError("InvalidParameterCombination", message);
    }

    static Ec2Exception routeAlreadyExists(Destination destination) {
        return clientError("RouteAlreadyExists", "The route identified by %s already exists.".formatted(destination));
    }

    /** What ReplaceRoute answers, in contrast to DeleteRoute. */
    static Ec2Exception noRouteToReplace(String destination) {
        return invalidValue("There is no route defined for '%s' in the route table. Use CreateRoute instead."
                .formatted(destination));
    }

    static Ec2Exception noRouteToDelete(Destination destination, String asNamed, String routeTableId) {
        String parameter = switch (destination) {
            case Destination.Cidr cidr -> "destination-cidr-block";
            case Destination.PrefixList list -> "destination-prefix-list-id";
        };
        return clientError(
                "InvalidRoute.NotFound",
                "no route with %s %s in route table %s".formatted(parameter, asNamed, routeTableId));
    }

    static Ec2Exception routeLimitExceeded() {
        return clientError("RouteLimitExceeded", "The maximum number of routes has been reached.");
    }

    /** As users of Terraform and Pulumi report it, for a list in whatever state. */
    static Ec2Exception prefixListInState(StoredPrefixList list) {
        return clientError(
                "IncorrectState",
                "The request cannot be completed while the prefix list (%s) is in the current state (%s)"
                        .formatted(list.id(), list.state()));
    }

    static Ec2Exception prefixListVersionMismatch() {
        return clientError("PrefixListVersionMismatch", "The prefix list has the incorrect version number.");
    }

    static Ec2Exception prefixListMaxEntriesExceeded(int entries, int maxEntries) {
        return clientError(
                "PrefixListMaxEntriesExceeded",
                "The prefix list can have %d entries at most, and would have %d.".formatted(maxEntries, entries));
    }

    static Ec2Exception invalidPrefixListModification(String message) {
        return clientError("InvalidPrefixListModification", message);
    }

    static Ec2Exception differentNetworks(String one, String other) {
        return invalidValue("%s and %s belong to different networks".formatted(one, other));
    }

    /** EC2 answers this, rather than {@code InvalidNetworkInterface.InUse}, to both an attach and a delete. */
    static Ec2Exception interfaceInUse(String networkInterfaceId) {
        return invalidValue("Network interface '%s' is currently in use.".formatted(networkInterfaceId));
    }

    static Ec2Exception insufficientFreeAddresses() {
        return clientError(
                "InsufficientFreeAddressesInSubnet",
                "The specified subnet does not have enough free addresses to satisfy the request.");
    }

    static Ec2Exception idempotentParameterMismatch() {
        return clientError(
                "IdempotentParameterMismatch",
                "Arguments on this idempotent request are inconsistent with arguments used in previous request(s).");
    }

    private static Ec2Exception error(int status, String code, String message) {
        AwsErrorDetails details = AwsErrorDetails.builder()
                .serviceName("Ec2")
                .errorCode(code)
                .errorMessage(message)
                .sdkHttpResponse(SdkHttpResponse.builder().statusCode(status).build())
                .build();
        return (Ec2Exception) Ec2Exception.builder()
                .awsErrorDetails(details)
                .message(message)
                .statusCode(status)
                .requestId(requestId(code + message))
                .build();
    }

    /** The same error has the same request id: what tests record stays comparable. */
    private static String requestId(String content) {
        return UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
