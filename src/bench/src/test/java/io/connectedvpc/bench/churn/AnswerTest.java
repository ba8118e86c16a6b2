package io.connectedvpc.bench.churn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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

    @Test
    void request_isSentAgain_whenItIsRefusedForNow_andNotStored() throws IOException {
        assertThat(Answer.of(bytes(throttled(false)), 1).again()).isEqualTo(Duration.ofSeconds(3));
        assertThat(Answer.of(bytes(throttled(true)), 1).again()).isNull();
        assertThat(Answer.of(bytes(problem(422, "{\"type\":\"urn:problem:route-quota\"}")), 1)
                        .again())
                .isNull();
    }

    private static String throttled(boolean stored) {
        return problem(429, "{\"type\":\"urn:problem:throttled\",\"committed\":%b}".formatted(stored))
                .replaceFirst("\\{", "{\"headers\":{\"Retry-After\":\"3\"},");
    }

    private static byte[] bytes(String payload) {
        return payload.getBytes(StandardCharsets.UTF_8);
    }

    private static String problem(int status, String body) {
        return "{\"statusCode\":%d,\"body\":\"%s\"}".formatted(status, body.replace("\"", "\\\""));
    }

    private static String outcome(String payload) throws IOException {
        return Answer.of(bytes(payload), 1).outcome();
    }
}
