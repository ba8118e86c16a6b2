package io.connectedvpc.lambda.telemetry;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What the lines of one invocation have in common, under the keys of Powertools for AWS Lambda. */
public final class InvocationFields {

    /** In a snapshot it is still true: a restored function starts cold. */
    private static final AtomicBoolean COLD = new AtomicBoolean(true);

    private InvocationFields() {}

    /** Sets them until they are closed. */
    public static LogFields of(Context context) {
        return new LogFields()
                .put("function_name", context.getFunctionName())
                .put("function_version", context.getFunctionVersion())
                .put("function_request_id", context.getAwsRequestId())
                .put("cold_start", COLD.getAndSet(false))
                .put("xray_trace_id", traceId());
    }

    /** Lambda's Java runtime sets the property, a custom runtime the variable. Source: AWS Lambda Developer Guide, "Runtime environment variables". */
    private static @Nullable String traceId() {
        String ofTheRuntime = System.getProperty("com.amazonaws.xray.traceHeader");
        return ofTheRuntime == null ? System.getenv("_X_AMZN_TRACE_ID") : ofTheRuntime;
    }
}
