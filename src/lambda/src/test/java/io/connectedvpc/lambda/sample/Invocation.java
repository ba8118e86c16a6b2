package io.connectedvpc.lambda.sample;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import io.connectedvpc.lambda.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Calls functions as Lambda does: bytes in, bytes out. Also what they are told of an invocation: that they have two minutes. */
public final class Invocation implements Context {

    private static final int TWO_MINUTES = 120_000;

    private Invocation() {}

    /** Has a function answer a request. */
    public static Reply call(RequestStreamHandler function, JsonNode request) {
        return Reply.of(send(function, request));
    }

    /** Gives a function an event; what it writes is {@code null}. */
    public static String send(RequestStreamHandler function, JsonNode event) {
        return send(function, Json.write(event));
    }

    /** Gives a function any text. */
    public static String send(RequestStreamHandler function, String text) {
        var out = new ByteArrayOutputStream();
        try {
            var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
            function.handleRequest(in, out, new Invocation());
            return out.toString(StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public int getRemainingTimeInMillis() {
        return TWO_MINUTES;
    }

    @Override
    public String getAwsRequestId() {
        return "invocation-1";
    }

    @Override
    public String getLogGroupName() {
        return "";
    }

    @Override
    public String getLogStreamName() {
        return "";
    }

    @Override
    public String getFunctionName() {
        return "function";
    }

    @Override
    public String getFunctionVersion() {
        return "";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "";
    }

    @Override
    public @Nullable CognitoIdentity getIdentity() {
        return null;
    }

    @Override
    public @Nullable ClientContext getClientContext() {
        return null;
    }

    @Override
    public int getMemoryLimitInMB() {
        return 1024;
    }

    @Override
    public @Nullable LambdaLogger getLogger() {
        return null;
    }
}
