package io.connectedvpc.bench.lambda;

import java.util.HashMap;
import java.util.Map;

/**
 * The variables that Lambda sets, and one that has a JVM believe in the memory that Lambda's machine has: its heap is sized by that. Source: AWS Lambda
 * Developer Guide, "Defined runtime environment variables".
 */
final class LambdaEnvironment {

    /** As the template has it. */
    private static final String MEGABYTES = "1024";

    private static final Map<String, String> FIXED = Map.ofEntries(
            Map.entry("AWS_EXECUTION_ENV", "AWS_Lambda_java25"),
            Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
            Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", MEGABYTES),
            Map.entry("JAVA_TOOL_OPTIONS", "-XX:MaxRAM=" + MEGABYTES + "m"),
            Map.entry("AWS_LAMBDA_FUNCTION_NAME", "measured"),
            Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
            Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/measured"),
            Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", "local"),
            Map.entry("AWS_REGION", "us-east-1"),
            Map.entry("AWS_DEFAULT_REGION", "us-east-1"),
            Map.entry("AWS_ACCESS_KEY_ID", "test"),
            Map.entry("AWS_SECRET_ACCESS_KEY", "test"),
            Map.entry("AWS_SESSION_TOKEN", "test"),
            Map.entry("LANG", "en_US.UTF-8"),
            Map.entry("PATH", "/usr/local/bin:/usr/bin:/bin"),
            Map.entry("TZ", ":UTC"));

    private LambdaEnvironment() {}

    static Map<String, String> of(Task task, RuntimeApi api) {
        Map<String, String> variables = new HashMap<>(FIXED);
        variables.put("_HANDLER", Task.HANDLER);
        variables.put("LAMBDA_TASK_ROOT", task.root().toString());
        variables.put("AWS_LAMBDA_RUNTIME_API", api.address());
        return variables;
    }
}
