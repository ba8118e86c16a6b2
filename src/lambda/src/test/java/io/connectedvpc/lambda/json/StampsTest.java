package io.connectedvpc.lambda.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.connectedvpc.core.model.Stamp;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import io.connectedvpc.core.problem.Violation;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StampsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant SENT = NOW.minusSeconds(60);
    private static final long LARGEST = 9_007_199_254_740_991L;

    @Test
    void restCall_happensNow_whateverItSays() {
        assertThat(Stamps.now(NOW).of(7L)).isEqualTo(new Stamp(7L, NOW, true));
        assertThat(Stamps.now(NOW).of((Long) null)).isEqualTo(new Stamp(null, NOW, true));
    }

    @Test
    void occurredAt_isUnknown_inARestCall() {
        Body body = Body.parse("{\"occurredAt\":\"2026-11-23T11:00:00Z\"}");

        Stamps.now(NOW).reading(body);

        var refused = catchThrowableOfType(Rejected.class, body::end);
        assertThat(refused.problem().violations()).containsExactly(new Violation("occurredAt", "is unknown"));
    }

    @Test
    void event_happenedWhenItWasSent_orWhenItSaysSo() {
        assertThat(ofEvent("{}")).isEqualTo(new Stamp(null, SENT, false));
        assertThat(ofEvent("{\"occurredAt\":\"2026-11-23T11:00:00.250Z\",\"sequence\":3}"))
                .isEqualTo(new Stamp(3L, Instant.parse("2026-11-23T11:00:00.250Z"), false));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, LARGEST})
    void sequence_isTaken_upTo2To53(long sequence) {
        assertThat(Stamps.now(NOW).of(sequence).sequence()).isEqualTo(sequence);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, LARGEST + 1, Long.MAX_VALUE, Long.MIN_VALUE})
    void sequence_isRefused_outsideOfItsRange(long sequence) {
        assertRefused("{\"sequence\":" + sequence + "}", "sequence");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "2026-11-23", "2026-11-23T11:00:00", "2026-13-01T00:00:00Z", "1764000000"})
    void occurredAt_isRefused_whenItIsNoTime(String text) {
        assertRefused("{\"occurredAt\":\"" + text + "\"}", "occurredAt");
    }

    @Test
    void time_isRefused_whenItIsMoreThanFiveMinutesAhead() {
        Duration ahead = Duration.ofMinutes(5);
        assertThat(ofEvent("{\"occurredAt\":\"" + NOW.plus(ahead) + "\"}").time())
                .isEqualTo(NOW.plus(ahead));
        assertRefused("{\"occurredAt\":\"" + NOW.plus(ahead).plusMillis(1) + "\"}", "occurredAt");

        var early = Stamps.sent(NOW.plus(ahead).plusSeconds(1), NOW);
        var refused = catchThrowableOfType(Rejected.class, () -> early.of((Long) null));
        assertThat(refused.problem().violations()).extracting(Violation::field).containsExactly("time");
    }

    private static Stamp ofEvent(String detail) {
        return Stamps.sent(SENT, NOW).reading(Body.parse(detail)).get();
    }

    private static void assertRefused(String detail, String field) {
        var refused = catchThrowableOfType(Rejected.class, () -> ofEvent(detail));
        assertThat(refused.problem().code()).isEqualTo(ProblemCode.INVALID_FIELD);
        assertThat(refused.problem().violations()).extracting(Violation::field).containsExactly(field);
    }
}
