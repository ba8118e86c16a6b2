package io.connectedvpc.bench.stage;

import io.connectedvpc.aws.AwsClients;
import io.connectedvpc.ec2standin.Ec2StandIn;
import io.connectedvpc.ec2standin.SampleVpc;
import io.connectedvpc.ec2standin.model.Ec2Limits;
import java.time.Duration;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/**
 * An account's EC2 with the sample VPC: the stand-in with EC2's token buckets, and 50 ms a call. Half of that passes before a call takes effect and
 * half after, outside the stand-in, so that calls side by side don't wait for each other.
 */
public final class FarEc2 {

    /** How many routes a table holds: the most that AWS grants. Source: Amazon VPC quotas. */
    public static final int ROUTE_QUOTA = 1_000;

    /** From a request's leaving to its answer's arrival. */
    public static final Duration LATENCY = Duration.ofMillis(50);

    /** How long a change of a prefix list takes. Assumed: AWS says only that it isn't done at once. */
    public static final Duration LIST_CHANGE = Duration.ofSeconds(4);

    /** In this time every bucket fills up, and no read of before it can be an old one. */
    private static final Duration LONG = Duration.ofMinutes(10);

    private final SkippingTime time;
    private final CallLog calls = new CallLog();
    private final Ec2StandIn standIn;

    public FarEc2() {
        this(new SkippingTime());
    }

    FarEc2(SkippingTime time) {
        this.time = time;
        this.standIn = Ec2StandIn.builder()
                .clock(time)
                .limits(Ec2Limits.DEFAULT.withRoutesPerTable(ROUTE_QUOTA).withPrefixListTime(LIST_CHANGE))
                .throttled()
                .build();
        SampleVpc.seed(standIn);
    }

    /** A new client, as a process has one: with the latency, and with retries of its own that are those of the functions' clients. */
    public Ec2Client client() {
        var retries = new SdkRetries(strategy(), time);
        return Remote.client(
                Ec2Client.class, standIn, attempt -> retries.call(attempt.request(), () -> distant(attempt)), calls);
    }

    /** EC2 itself, to look what is there and when it changes. */
    public Ec2StandIn standIn() {
        return standIn;
    }

    public SkippingTime time() {
        return time;
    }

    /** The calls by clients, and others that are noted with them. */
    public CallLog calls() {
        return calls;
    }

    /** Has something prepared in no time, so that neither latency nor buckets are waited for. */
    public void prepare(Preparation preparation) throws Exception {
        time.hurry(true);
        try {
            preparation.run();
        } finally {
            time.hurry(false);
        }
        rest();
    }

    /** Lets so much time be over that the buckets are full, and forgets the calls. */
    public void rest() {
        time.skip(LONG);
        calls.drain();
        calls.drainRefused();
    }

    /** What comes before the measuring. */
    public interface Preparation {

        void run() throws Exception;
    }

    private Object distant(Remote.Attempt attempt) {
        Duration half = LATENCY.dividedBy(2);
        attempt.send();
        time.pause(half);
        try {
            return attempt.arrive();
        } catch (Ec2Exception failure) {
            if (failure.isThrottlingException()) {
                attempt.refused();
            }
            throw failure;
        } finally {
            time.pause(half);
        }
    }

    private static RetryStrategy strategy() {
        return AwsClients.fit(Ec2Client.builder())
                .overrideConfiguration()
                .retryStrategy()
                .orElseThrow();
    }
}
