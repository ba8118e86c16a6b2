package io.connectedvpc.aws;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.metrics.CoreMetric;
import software.amazon.awssdk.metrics.MetricCollection;
import software.amazon.awssdk.metrics.MetricPublisher;

/**
 * Counts what the SDK itself has to do over: attempts that AWS throttled, and attempts that followed another. The SDK tells each call when it has
 * ended, in the caller's thread. Source: AWS SDK for Java 2.x Developer Guide, "Publish SDK metrics".
 */
public final class CallCounts implements MetricPublisher {

    /** What an attempt is called in the metrics of its call. */
    private static final String ATTEMPT = "ApiCallAttempt";

    /** The value of {@link CoreMetric#ERROR_TYPE} for all that the SDK takes for throttling. */
    private static final String THROTTLING = "Throttling";

    private final AtomicInteger throttles = new AtomicInteger();
    private final AtomicInteger retries = new AtomicInteger();

    @Override
    public void publish(MetricCollection call) {
        throttles.addAndGet((int) call.childrenWithName(ATTEMPT)
                .flatMap(attempt -> attempt.metricValues(CoreMetric.ERROR_TYPE).stream())
                .filter(THROTTLING::equals)
                .count());
        call.metricValues(CoreMetric.RETRY_COUNT).forEach(retries::addAndGet);
    }

    /** How often AWS throttled a call since this was asked last. */
    public int takeThrottles() {
        return throttles.getAndSet(0);
    }

    /** How many attempts were repetitions since this was asked last. */
    public int takeRetries() {
        return retries.getAndSet(0);
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
