package io.connectedvpc.bench.stage;

import java.util.ArrayList;
import java.util.List;

/** The calls to services in the order in which they began. Thread-safe. */
public final class CallLog {

    private List<Call> calls = new ArrayList<>();

    /**
     * A call, refused ones among them.
     *
     * @param service by the SDK's name: {@code Ec2}, {@code DynamoDb}
     * @param operation as in the service's API reference
     */
    public record Call(String service, String operation) {}

    synchronized void add(Call call) {
        calls.add(call);
    }

    /** The calls so far; from now on they are forgotten. */
    public synchronized List<Call> drain() {
        List<Call> drained = calls;
        calls = new ArrayList<>();
        return drained;
    }
}
