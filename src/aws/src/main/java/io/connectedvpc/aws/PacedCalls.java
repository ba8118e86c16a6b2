package io.connectedvpc.aws;

import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryUtils;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RecordSuccessResponse;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/**
 * Retries of calls whose caller paces them: a refusal for the rate of calls is the caller's to hear at once, every other failure is retried as the
 * client does.
 */
public final class PacedCalls implements RetryStrategy {

    private static final SdkPlugin PLUGIN = client -> client.overrideConfiguration(
            configuration -> configuration.retryStrategy(new PacedCalls(configuration.retryStrategy())));

    /** What makes a request one of these. */
    static final AwsRequestOverrideConfiguration REQUEST =
            AwsRequestOverrideConfiguration.builder().addPlugin(PLUGIN).build();

    private final RetryStrategy usual;

    private PacedCalls(RetryStrategy usual) {
        this.usual = usual;
    }

    /**
     * How a request is retried: for who plays the client.
     *
     * @param usual the client's own way
     */
    public static RetryStrategy of(SdkRequest request, RetryStrategy usual) {
        return request.overrideConfiguration().filter(REQUEST::equals).isPresent() ? new PacedCalls(usual) : usual;
    }

    @Override
    public RefreshRetryTokenResponse refreshRetryToken(RefreshRetryTokenRequest request) {
        if (request.failure() instanceof SdkException failure && RetryUtils.isThrottlingException(failure)) {
            throw new TokenAcquisitionFailedException("the caller paces these calls", request.token(), failure);
        }
        return usual.refreshRetryToken(request);
    }

    @Override
    public AcquireInitialTokenResponse acquireInitialToken(AcquireInitialTokenRequest request) {
        return usual.acquireInitialToken(request);
    }

    @Override
    public RecordSuccessResponse recordSuccess(RecordSuccessRequest request) {
        return usual.recordSuccess(request);
    }

    @Override
    public int maxAttempts() {
        return usual.maxAttempts();
    }

    /** Of the usual way: what is built of it is no longer of this kind. */
    @Override
    public Builder<?, ?> toBuilder() {
        return usual.toBuilder();
    }
}
