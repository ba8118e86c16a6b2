package io.connectedvpc.bench.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LambdaEnvironmentTest {

    @Test
    void jvm_seesNoMoreMemoryThanTheFunctionHas() throws IOException {
        try (var api = RuntimeApi.start()) {
            assertThat(LambdaEnvironment.of(new Task(Path.of("task")), api))
                    .containsEntry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024")
                    .containsEntry("JAVA_TOOL_OPTIONS", "-XX:MaxRAM=1024m");
        }
    }
}
