package io.connectedvpc.ec2standin.throttle;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Request rate limiting as EC2 does it: a token bucket for each action ("Request throttling for the Amazon EC2 API").
 * Not thread-safe: the stand-in guards it.
 */
public final class Throttle {

    private record Rate(int bucket, int perSecond) {}

    private static final Rate READING = new Rate(100, 20);
    private static final Rate MUTATING = new Rate(50, 5);
    private static final Rate NETWORK_INTERFACE = new Rate(100, 5);

    private static final Set<String> NETWORK_INTERFACE_ACTIONS =
            Set.of("CreateNetworkInterface", "DeleteNetworkInterface");

    private final InstantSource clock;
    private final Map<String, TokenBucket> buckets = new HashMap<>();

    public Throttle(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether a call of this action is let through now; if so, it has taken its token. */
    public boolean lets(String action) {
        return buckets.computeIfAbsent(action, this::bucket).take(clock.instant());
    }

    private TokenBucket bucket(String action) {
        Rate rate = rateOf(action);
        return new TokenBucket(rate.bucket(), rate.perSecond(), clock.instant());
    }

    private static Rate rateOf(String action) {
        if (NETWORK_INTERFACE_ACTIONS.contains(action)) {
            return NETWORK_INTERFACE;
        }
        return action.startsWith("Describe") || action.startsWith("Get") ? READING : MUTATING;
    }
}
