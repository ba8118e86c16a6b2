package io.connectedvpc.lambda.sample;

import io.connectedvpc.aws.CallCounts;
import io.connectedvpc.aws.Ec2Accounts;
import io.connectedvpc.aws.EventBridgeSink;
import io.connectedvpc.core.Example;
import io.connectedvpc.core.apply.Reconciler.Scope;
import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.command.Origin;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.port.HistoryStore;
import io.connectedvpc.core.port.InMemoryHistory;
import io.connectedvpc.core.port.InMemorySddcStore;
import io.connectedvpc.core.port.ManualTime;
import io.connectedvpc.core.port.SddcStore;
import io.connectedvpc.ec2standin.Call;
import io.connectedvpc.ec2standin.Ec2StandIn;
import io.connectedvpc.ec2standin.SampleVpc;
import io.connectedvpc.ec2standin.faults.FaultyEc2;
import io.connectedvpc.lambda.Wiring;
import io.connectedvpc.lambda.event.Announcements;
import io.connectedvpc.lambda.telemetry.EmfMetrics;
import io.connectedvpc.lambda.telemetry.Telemetry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ec2.Ec2Client;

/**
 * What the functions stand on in tests: EC2's stand-in with the sample VPC, core's store in memory, a bus that remembers, and a clock that
 * nobody has to wait for. The wiring stays the same, so that a container may keep it; {@link #startOver} empties what is behind it.
 */
public final class SampleCloud {

    private static final int DEFAULT_ROUTE_QUOTA = 500;

    private final ManualTime time = new ManualTime(Example.NOON);
    private final RecordingBus bus = new RecordingBus();
    private final AtomicInteger commits = new AtomicInteger();
    private final List<String> metrics = new CopyOnWriteArrayList<>();
    private final Wiring wiring;
    private volatile Ec2StandIn ec2 = new Ec2StandIn();
    private volatile FaultyEc2 faults = FaultyEc2.around(ec2);
    private volatile SddcStore store = new InMemorySddcStore();
    private volatile HistoryStore history = new InMemoryHistory(time);

    public SampleCloud() {
        this(DEFAULT_ROUTE_QUOTA);
    }

    /** @param routeQuota how many routes a table may hold */
    public SampleCloud(int routeQuota) {
        this(routeQuota, false);
    }

    /** @param paused whether the deployment is */
    public SampleCloud(boolean paused) {
        this(DEFAULT_ROUTE_QUOTA, paused);
    }

    private SampleCloud(int routeQuota, boolean paused) {
        Ec2Client client = current(Ec2Client.class, () -> faults.client());
        var accounts = new Ec2Accounts(client, "default", Set.of(Example.ACCOUNT.roleArn()), account -> client);
        var sink = new EventBridgeSink(bus, "connected-vpc", new Announcements(), time);
        wiring = new Wiring(
                current(SddcStore.class, () -> store),
                current(HistoryStore.class, () -> history),
                accounts,
                accounts::topology,
                sink,
                time,
                routeQuota,
                paused,
                Telemetry.logAnd(new EmfMetrics("default", new CallCounts(), time, metrics::add)));
        startOver();
    }

    /** What the functions are made with. */
    public Wiring wiring() {
        return wiring;
    }

    /** Nothing but the sample VPC, and nothing remembered. */
    public void startOver() {
        ec2 = Ec2StandIn.builder().clock(time).build();
        SampleVpc.seed(ec2);
        faults = FaultyEc2.around(ec2, time);
        store = new InMemorySddcStore();
        history = new InMemoryHistory(time);
        commits.set(0);
        metrics.clear();
        bus.clear();
    }

    /** The SDDC of the worked example, without segments, its events sent. */
    public void provision() {
        handle(Example.provision(Example.spec(), Example.live()));
        bus.clear();
        ec2.journal().clear();
    }

    /** Has the core handle a command, as if a caller with 20 s patience had sent it. */
    public void handle(Command command) {
        var origin = new Origin("set-up", null, time.instant().plusSeconds(20));
        wiring.commands(Scope.ALL).handle(command, origin);
    }

    /** EC2 itself: what is there, and the journal of what was called. */
    public Ec2StandIn ec2() {
        return ec2;
    }

    /** The calls that were to change something in EC2. */
    public List<Call> ec2Writes() {
        return ec2.journal().mutatingCalls();
    }

    /** Faults to order for the functions' calls to EC2. */
    public FaultyEc2 faults() {
        return faults;
    }

    public RecordingBus bus() {
        return bus;
    }

    /** The store, to put something there. */
    public SddcStore store() {
        return store;
    }

    /** What is stored of the worked example's SDDC. */
    public SddcState stored() {
        return store.find(Example.SDDC);
    }

    /** How often something was to be stored. */
    public int commits() {
        return commits.get();
    }

    /** The lines of metrics so far. */
    public List<String> metrics() {
        return List.copyOf(metrics);
    }

    /** Counts anew from here on. */
    public void forgetCommits() {
        commits.set(0);
    }

    /** What the clock shows. */
    public Instant now() {
        return time.instant();
    }

    /** Lets time pass. */
    public void advance(Duration duration) {
        time.advance(duration);
    }

    /** Hands each call to what stands behind the port at the time. */
    private <P> P current(Class<P> port, Supplier<P> behind) {
        Object proxy =
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (self, method, arguments) -> {
                    count(method);
                    try {
                        return method.invoke(behind.get(), arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
        return port.cast(proxy);
    }

    private void count(Method method) {
        if (method.getName().equals("commit")) {
            commits.incrementAndGet();
        }
    }
}
