package io.connectedvpc.bench.churn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerTest {

    @Test
    void outcome_isTheStatus_whenTheRequestWasTaken() throws IOException {
        assertThat(outcome("{\"statusCode\":202,\"body\":\"{}\"}")).isEqualTo("202");
    }

    @Test
    void outcome_ofAProblem_namesIt_andWhetherTheCommandIsStored() throws IOException {
        assertThat(outcome(problem(429, "{\"type\":\"urn:problem:throttled\",\"committed\":false}")))
                .isEqualTo("429 throttled, not stored");
        assertThat(outcome(problem(422, "{\"type\":\"urn:problem:route-quota\"}")))
                .isEqualTo("422 route-quota");
    }

    private static String problem(int status, String body) {
        return "{\"statusCode\":%d,\"body\":\"%s\"}".formatted(status, body.replace("\"", "\\\""));
    }

    private static String outcome(String payload) throws IOException {
        return Answer.of(payload.getBytes(StandardCharsets.UTF_8), 1).outcome();
    }
}
