package io.connectedvpc.core.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.port.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
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
        assertThat(bucket.take(NEVER)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void calls_thatAreRefusedTogether_countOnce() {
        bucket.refused();
        Duration once = bucket.take(NEVER);
        var another = new TokenBucket(time);
        for (int call = 0; call < 50; call++) {
            another.refused();
        }
        assertThat(another.take(NEVER)).isEqualTo(once);
    }

    /** Functions that don't know of each other write side by side, each with the 50 calls under way that a writer has. */
    @ParameterizedTest
    @CsvSource({"1, 500, 95, 700", "2, 250, 95, 900", "5, 100, 120, 1100", "20, 25, 110, 2800"})
    void functions_shareTheBucketOfTheirAccount(int functions, int callsOfEach, double longest, int refusals) {
        record Turn(Instant at, long order, TokenBucket bucket, boolean waited, boolean again) {}
        var turns = new PriorityQueue<Turn>(Comparator.comparing(Turn::at).thenComparing(Turn::order));
        var left = new IdentityHashMap<TokenBucket, Integer>();
        var order = new AtomicLong();
        Consumer<TokenBucket> waits = each -> {
            Duration wait = each.take(NEVER);
            turns.add(new Turn(time.instant().plus(wait), order.incrementAndGet(), each, wait.isPositive(), false));
        };
        for (int function = 0; function < functions; function++) {
            var own = new TokenBucket(time);
            left.put(own, callsOfEach - Math.min(50, callsOfEach));
            for (int call = 0; call < Math.min(50, callsOfEach); call++) {
                waits.accept(own);
            }
        }
        double tokens = 50;
        int made = 0;
        int refused = 0;
        while (!turns.isEmpty()) {
            Turn turn = turns.poll();
            Duration passed = Duration.between(time.instant(), turn.at());
            time.advance(passed);
            tokens = Math.min(50, tokens + passed.toNanos() / 1e9 * 5);
            if (tokens < 1) {
                refused++;
                turn.bucket().refused();
                if (turn.again() || turn.waited()) {
                    waits.accept(turn.bucket());
                } else {
                    turns.add(new Turn(
                            time.instant().plusMillis(90), order.incrementAndGet(), turn.bucket(), false, true));
                }
                continue;
            }
            tokens--;
            made++;
            if (turn.waited()) {
                turn.bucket().letThrough();
            }
            if (left.merge(turn.bucket(), -1, Integer::sum) >= 0) {
                waits.accept(turn.bucket());
            }
        }
        double took = Duration.between(Instant.EPOCH, time.instant()).toNanos() / 1e9;
        assertThat(made).isEqualTo(500);
        assertThat(took).as("%d refusals", refused).isBetween(89.0, longest);
        assertThat(refused).isLessThan(refusals);
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
