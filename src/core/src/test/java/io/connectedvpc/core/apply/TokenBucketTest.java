package io.connectedvpc.core.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.port.ManualTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenBucketTest {

    private static final Instant NEVER = Instant.MAX;

    private final ManualTime time = new ManualTime(Instant.EPOCH);
    private final TokenBucket bucket = new TokenBucket(time);

    @Test
    void calls_needNotWait_withinTheBurst() {
        for (int call = 0; call < 50; call++) {
            assertThat(bucket.take(NEVER)).isZero();
        }
        assertThat(bucket.take(NEVER)).isEqualTo(Duration.ofMillis(200));
        assertThat(bucket.take(NEVER)).isEqualTo(Duration.ofMillis(400));
    }

    @Test
    void bucket_isFullAgain_afterTenSeconds() {
        burst();
        time.advance(Duration.ofSeconds(1000));
        burst();
        assertThat(bucket.take(NEVER)).isPositive();
    }

    @Test
    void call_isNotToBeMade_whenItsTokenComesAfterTheDeadline() {
        burst();
        Instant deadline = time.instant().plusMillis(300);
        assertThat(bucket.take(deadline)).isEqualTo(Duration.ofMillis(200));
        assertThat(bucket.take(deadline)).isNegative();
        assertThat(bucket.take(deadline.plusMillis(200)))
                .as("no token was taken")
                .isEqualTo(Duration.ofMillis(400));
    }

    @Test
    void calls_waitFromTheFirstOn_onceOneWasRefused() {
        bucket.refused();
        assertThat(bucket.take(NEVER)).isEqualTo(Duration.ofMillis(200));
    }

    /** However fast the account's bucket fills, and however full it is in the beginning: the calls get through at nearly its rate. */
    @ParameterizedTest
    @CsvSource({"50, 50, 5", "50, 0, 5", "200, 200, 5", "50, 50, 20", "100, 100, 50"})
    void calls_getThroughAtTheRateOfTheBucket_whateverThatIs(double size, double full, double perSecond) {
        int calls = 1000;
        double tokens = full;
        int refusals = 0;
        for (int made = 0; made < calls; ) {
            Duration wait = bucket.take(NEVER);
            time.advance(wait);
            tokens = Math.min(size, tokens + wait.toNanos() / 1e9 * perSecond);
            if (tokens >= 1) {
                tokens--;
                made++;
                if (wait.isPositive()) {
                    bucket.letThrough();
                }
            } else {
                refusals++;
                bucket.refused();
            }
        }
        double least = (calls - full) / perSecond;
        double took = Duration.between(Instant.EPOCH, time.instant()).toNanos() / 1e9;
        assertThat(took).as("%d refusals", refusals).isBetween(least * 0.99, least * 1.1 + 15);
        assertThat(refusals).isLessThan(calls / 5);
    }

    private void burst() {
        for (int call = 0; call < 50; call++) {
            bucket.take(NEVER);
        }
    }
}
