package io.connectedvpc.bench.stage;

import java.util.ArrayList;
import java.util.List;

/** The calls to services in the order in which they began. Thread-safe. */
public final class CallLog {

    private static final String EC2 = "Ec2";

    private List<Call> calls = new ArrayList<>();
    private List<Call> refused = new ArrayList<>();

    /**
     * A call, refused ones among them.
     *
     * @param service by the SDK's name: {@code Ec2}, {@code DynamoDb}
     * @param operation as in the service's API reference
     */
    public record Call(String service, String operation) {

        /** Whether it is a call of EC2. */
        public boolean toEc2() {
            return service.equals(EC2);
        }
    }

    synchronized void add(Call call) {
        calls.add(call);
    }

    synchronized void addRefused(Call call) {
        refused.add(call);
    }

    /** Those of the calls so far that were refused for their rate; from now on they are forgotten. */
    public synchronized List<Call> drainRefused() {
        List<Call> drained = refused;
        refused = new ArrayList<>();
        return drained;
    }

    /** The calls so far; from now on they are forgotten. */
    public synchronized List<Call> drain() {
        List<Call> drained = calls;
        calls = new ArrayList<>();
        return drained;
    }
}
