package io.connectedvpc.bench.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SkippingTimeTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final SkippingTime time = new SkippingTime();

    @Test
    void skippedTime_isOver() {
        Instant before = time.instant();

        time.skip(HOUR);

        assertThat(time.instant()).isAfterOrEqualTo(before.plus(HOUR));
    }

    @Test
    void pause_isSkipped_whenItIsToGoFast() {
        Instant before = time.instant();
        time.hurry(true);

        time.pause(HOUR);

        assertThat(time.instant()).isAfterOrEqualTo(before.plus(HOUR));
    }
}
