package io.connectedvpc.bench.stage;

import io.connectedvpc.aws.PacedCalls;
import io.connectedvpc.core.port.Time;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/** Tries calls again as the functions' clients do, by their own strategy: a stand-in is called without such a client. */
final class SdkRetries {

    private static final AcquireInitialTokenRequest FIRST = AcquireInitialTokenRequest.create("stand-in");

    private final RetryStrategy usual;
    private final Time time;

    SdkRetries(RetryStrategy usual, Time time) {
        this.usual = usual;
        this.time = time;
    }

    <T> T call(SdkRequest request, Supplier<T> attempt) {
        RetryStrategy strategy = PacedCalls.of(request, usual);
        RetryToken token = strategy.acquireInitialToken(FIRST).token();
        while (true) {
            try {
                T answer = attempt.get();
                strategy.recordSuccess(RecordSuccessRequest.create(token));
                return answer;
            } catch (SdkException failure) {
                token = pauseAfter(failure, token, strategy);
            }
        }
    }

    private RetryToken pauseAfter(SdkException failure, RetryToken token, RetryStrategy strategy) {
        try {
            var next = strategy.refreshRetryToken(RefreshRetryTokenRequest.builder()
                    .token(token)
                    .failure(failure)
                    .suggestedDelay(Duration.ZERO)
                    .build());
            time.pause(next.delay());
            return next.token();
        } catch (TokenAcquisitionFailedException enough) {
            throw failure;
        }
    }
}
