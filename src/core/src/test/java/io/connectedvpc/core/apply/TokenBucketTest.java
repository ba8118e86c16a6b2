package io.connectedvpc.core.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.apply.TokenBucket.Token;
import io.connectedvpc.core.port.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenBucketTest {

    private static final Instant NEVER = Instant.MAX;

    /** What a token that is yet to come takes longer than the model says. */
    private static final Duration MARGIN = Duration.ofMillis(5);

    private final ManualTime time = new ManualTime(Instant.EPOCH);
    private final TokenBucket bucket = new TokenBucket(time);

    @Test
    void calls_needNotWait_withinTheBurst() {
        for (int call = 0; call < 50; call++) {
            assertThat(waitFor(bucket)).isZero();
        }
        assertThat(waitFor(bucket)).isEqualTo(Duration.ofMillis(200).plus(MARGIN));
        assertThat(waitFor(bucket)).isEqualTo(Duration.ofMillis(400).plus(MARGIN));
    }

    @Test
    void bucket_isFullAgain_afterTenSeconds() {
        burst();
        time.advance(Duration.ofSeconds(1000));
        burst();
        assertThat(waitFor(bucket)).isPositive();
    }

    @Test
    void call_isNotToBeMade_whenItsTokenComesAfterTheDeadline() {
        burst();
        Instant deadline = time.instant().plusMillis(300);
        assertThat(bucket.take(deadline)).isPresent();
        assertThat(bucket.take(deadline)).isEmpty();
        assertThat(bucket.take(deadline.plusMillis(200)))
                .as("no token was taken")
                .hasValueSatisfying(token -> assertThat(token.delay())
                        .isEqualTo(Duration.ofMillis(400).plus(MARGIN)));
    }

    @Test
    void calls_waitFromTheFirstOn_onceOneWasRefused() {
        bucket.refused(token(bucket));
        assertThat(waitFor(bucket)).isGreaterThan(Duration.ofMillis(200));
    }

    @Test
    void calls_thatWereOnTheirWay_slowDownOnce() {
        List<Token> onTheirWay = Stream.generate(() -> token(bucket)).limit(50).toList();
        onTheirWay.forEach(bucket::refused);
        var another = new TokenBucket(time);
        another.refused(token(another));

        assertThat(waitFor(bucket)).isEqualTo(waitFor(another));
    }

    /** However fast the account's bucket fills, and however full it is in the beginning: the calls get through at nearly its rate. */
    @ParameterizedTest
    @CsvSource({"50, 50, 5", "50, 0, 5", "200, 200, 5", "50, 50, 20", "100, 100, 50"})
    void calls_getThroughAtTheRateOfTheBucket_whateverThatIs(double size, double full, double perSecond) {
        int calls = 1000;
        double tokens = full;
        int refusals = 0;
        for (int made = 0; made < calls; ) {
            Token token = token(bucket);
            time.advance(token.delay());
            tokens = Math.min(size, tokens + token.delay().toNanos() / 1e9 * perSecond);
            if (tokens >= 1) {
                tokens--;
                made++;
                bucket.letThrough(token);
            } else {
                refusals++;
                bucket.refused(token);
            }
        }
        double least = (calls - full) / perSecond;
        double took = Duration.between(Instant.EPOCH, time.instant()).toNanos() / 1e9;
        assertThat(took).as("%d refusals", refusals).isBetween(least * 0.99, least * 1.1 + 15);
        assertThat(refusals).isLessThan(calls / 5);
    }

    /** Functions that don't know of each other write side by side, each with the 50 calls under way that a writer has. */
    @ParameterizedTest
    @CsvSource({"1, 100, 11, 5", "1, 500, 95, 600", "2, 250, 95, 1000", "5, 100, 95, 1400", "20, 25, 110, 2800"})
    void functions_shareTheBucketOfTheirAccount(int functions, int callsOfEach, double longest, int refusals) {
        var account = new Account(50, 5);
        for (int function = 0; function < functions; function++) {
            account.add(new TokenBucket(time), callsOfEach);
        }
        account.run();
        double took = Duration.between(Instant.EPOCH, time.instant()).toNanos() / 1e9;
        double least = (functions * callsOfEach - 50) / 5.0;
        assertThat(took).as("%d refusals", account.refused).isBetween(least * 0.99, longest);
        assertThat(account.refused).isLessThan(refusals);
    }

    private void burst() {
        for (int call = 0; call < 50; call++) {
            token(bucket);
        }
    }

    private static Token token(TokenBucket bucket) {
        return bucket.take(NEVER).orElseThrow();
    }

    private static Duration waitFor(TokenBucket bucket) {
        return token(bucket).delay();
    }

    /** EC2's bucket, and calls of functions that come one after the other in time. */
    private final class Account {

        private record Call(Instant at, long order, TokenBucket bucket, Token token) {}

        private final Queue<Call> calls =
                new PriorityQueue<>(Comparator.comparing(Call::at).thenComparing(Call::order));
        private final Map<TokenBucket, Integer> left = new IdentityHashMap<>();
        private final double size;
        private final double perSecond;
        private double tokens;
        private long order;
        private int refused;

        Account(double size, double perSecond) {
            this.size = size;
            this.perSecond = perSecond;
            this.tokens = size;
        }

        void add(TokenBucket function, int total) {
            int atOnce = Math.min(50, total);
            left.put(function, total - atOnce);
            for (int call = 0; call < atOnce; call++) {
                await(function);
            }
        }

        void run() {
            for (Call call = calls.poll(); call != null; call = calls.poll()) {
                Duration passed = Duration.between(time.instant(), call.at());
                time.advance(passed);
                tokens = Math.min(size, tokens + passed.toNanos() / 1e9 * perSecond);
                if (tokens < 1) {
                    refused++;
                    call.bucket().refused(call.token());
                    await(call.bucket());
                } else {
                    tokens--;
                    call.bucket().letThrough(call.token());
                    if (left.merge(call.bucket(), -1, Integer::sum) >= 0) {
                        await(call.bucket());
                    }
                }
            }
        }

        private void await(TokenBucket function) {
            Token token = token(function);
            calls.add(new Call(time.instant().plus(token.delay()), order++, function, token));
        }
    }
}
