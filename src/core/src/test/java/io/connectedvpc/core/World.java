package io.connectedvpc.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.connectedvpc.core.apply.ClientTokens;
import io.connectedvpc.core.apply.Reconciled;
import io.connectedvpc.core.apply.Reconciler;
import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.command.Origin;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.EventType;
import io.connectedvpc.core.model.NetworkInterface;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Stamp;
import io.connectedvpc.core.port.EventSink;
import io.connectedvpc.core.port.EventSink.Announcement;
import io.connectedvpc.core.port.InMemoryAccounts;
import io.connectedvpc.core.port.InMemorySddcStore;
import io.connectedvpc.core.port.InMemoryVpcNetwork;
import io.connectedvpc.core.port.InOrder;
import io.connectedvpc.core.port.Intercepted;
import io.connectedvpc.core.port.Intercepted.Call;
import io.connectedvpc.core.port.ManualTime;
import io.connectedvpc.core.port.Parallel;
import io.connectedvpc.core.port.Ports;
import io.connectedvpc.core.port.RecordingEventSink;
import io.connectedvpc.core.port.RecordingObserver;
import io.connectedvpc.core.port.SddcStore;
import io.connectedvpc.core.port.VpcNetwork;
import io.connectedvpc.core.port.VpcNetworks;
import io.connectedvpc.core.port.VpcTopologies;
import io.connectedvpc.core.port.VpcTopology;
import io.connectedvpc.core.problem.Problem;
import io.connectedvpc.core.problem.Rejected;
import io.connectedvpc.core.service.CommandService;
import io.connectedvpc.core.service.Neighbours;
import io.connectedvpc.core.service.Outcome;
import io.connectedvpc.core.service.Preflight;
import io.connectedvpc.core.service.Queries;
import io.connectedvpc.core.service.ReconcileService;
import io.connectedvpc.core.service.SddcView;
import io.connectedvpc.core.service.VpcQueries;
import io.connectedvpc.core.service.WaitingRoom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** The whole core over ports in memory, with the example's VPC, and something that may stand between the two. */
public final class World {

    /** What stands in no one's way. */
    private static final Consumer<Call> NOTHING = call -> {};

    private static final int QUOTA = 500;

    private final int quota;

    public final ManualTime time;
    public final InMemoryVpcNetwork network;
    public final InMemoryAccounts accounts;
    public final InMemorySddcStore store;
    public final RecordingEventSink events;
    public final RecordingObserver observer = new RecordingObserver();

    private final Parallel parallel;
    private final RandomGenerator random;
    private final CommandService commands;
    private final CommandService edgeCommands;
    private final ReconcileService reconciles;
    private final Queries queries;
    private final VpcQueries vpcQueries;
    private final Preflight preflight;
    private final WaitingRoom waitingRoom;

    private Consumer<Call> before = NOTHING;
    private Consumer<Call> after = NOTHING;

    public World() {
        this(new InOrder());
    }

    /** A world whose calls are made side by side, as in production. */
    public static World sideBySide() {
        return new World(Parallel.onVirtualThreads());
    }

    private World(Parallel parallel) {
        this(parallel, QUOTA);
    }

    private World(Parallel parallel, int quota) {
        this(
                quota,
                new ManualTime(Example.NOON),
                new InMemoryAccounts(Example.network()),
                new InMemorySddcStore(),
                new RecordingEventSink(),
                parallel,
                new Random(1),
                false);
    }

    private World(
            int quota,
            ManualTime time,
            InMemoryAccounts accounts,
            InMemorySddcStore store,
            RecordingEventSink events,
            Parallel parallel,
            RandomGenerator random,
            boolean frozen) {
        this.quota = quota;
        this.time = time;
        this.accounts = accounts;
        this.network = accounts.own();
        this.store = store;
        this.events = events;
        this.parallel = parallel;
        this.random = random;
        VpcNetworks networks = accounts.behind(seen -> between(VpcNetwork.class, seen));
        var ports = new Ports(
                between(SddcStore.class, store),
                networks,
                between(EventSink.class, events),
                time,
                parallel,
                new ClientTokens(time, random),
                observer);
        var reconciler = new Reconciler(ports, Reconciler.Scope.ALL, quota, frozen);
        this.commands = new CommandService(ports, reconciler, quota);
        this.edgeCommands =
                new CommandService(ports, new Reconciler(ports, Reconciler.Scope.ROUTES, quota, frozen), quota);
        this.reconciles = new ReconcileService(ports, reconciler);
        this.waitingRoom = new WaitingRoom(ports);
        VpcTopologies topologies = account -> between(VpcTopology.class, accounts.of(account));
        var neighbours = new Neighbours(networks, topologies, parallel);
        this.queries = new Queries(ports.store(), networks, neighbours, time, quota);
        this.preflight = new Preflight(ports.store(), networks, neighbours, time, quota);
        this.vpcQueries = new VpcQueries(queries, networks, topologies, neighbours);
    }

    /** Another process on the same world, which nothing stands in the way of. */
    public World another() {
        return new World(quota, time, accounts, store, events, parallel, random, false);
    }

    /** Another process on the same world, in which every SDDC is paused by the deployment. */
    public World frozen() {
        return new World(quota, time, accounts, store, events, parallel, random, true);
    }

    /** A world whose tables hold so many routes. */
    public static World withQuota(int routes) {
        World world = new World(new InOrder(), routes);
        world.network.setRouteQuota(routes);
        return world;
    }

    /** A process on the same VPC with a store that has forgotten everything. */
    public World withLostStore() {
        return new World(quota, time, accounts, new InMemorySddcStore(), events, parallel, random, false);
    }

    /** A world in which the example's SDDC has been created and its segments web, app and db made. */
    public static World withExample() {
        var world = new World();
        world.send(Example.provision(Example.spec(), Example.live()));
        world.send(Example.segment("web", Example.WEB, Example.live()));
        world.send(Example.segment("app", Example.APP, Example.live()));
        world.send(Example.segment("db", Example.DB, Example.live()));
        return world;
    }

    /** Lets something happen before and after each call of a port. */
    public void intercept(Consumer<Call> beforeEach, Consumer<Call> afterEach) {
        before = beforeEach;
        after = afterEach;
    }

    /** Lets calls through again. */
    public void clear() {
        intercept(NOTHING, NOTHING);
    }

    /** Handles a command, its caller waiting 20 s. */
    public Outcome send(Command command) {
        return commands.handle(command, Example.caller(time.instant()));
    }

    /** Commits a command and leaves the VPC to whoever reconciles the SDDC. */
    public Outcome take(Command command) {
        return commands.take(command, Example.caller(time.instant()), refused -> false);
    }

    /** Handles a command that is expected to be applied. */
    public Outcome.Applied apply(Command command) {
        return (Outcome.Applied) send(command);
    }

    /** Handles an Edge move as the function does that touches routes only. */
    public Outcome.Applied applyToRoutes(Command command) {
        return (Outcome.Applied) edgeCommands.handle(command, Example.caller(time.instant()));
    }

    public Problem refused(Command command) {
        Rejected rejected = catchThrowableOfType(Rejected.class, () -> send(command));
        assertThat(rejected).as("refusal of %s", command).isNotNull();
        return rejected.problem();
    }

    public Reconciled reconcile() {
        return reconcile(Example.SDDC, Example.caller(time.instant()));
    }

    public Reconciled reconcile(String sddcId, Origin origin) {
        return reconciles.reconcile(sddcId, false, origin);
    }

    /** Reconciles as for an event. */
    public void resume(String sddcId, Origin origin) {
        reconciles.resume(sddcId, false, origin);
    }

    public Reconciled prune() {
        return reconciles.reconcile(Example.SDDC, true, Example.caller(time.instant()));
    }

    public void sweep() {
        reconciles.sweep();
    }

    /** AWS tells that an instance runs, or doesn't any more. */
    public void instanceChanged(String instanceId, boolean running, Instant at) {
        edgeCommands.instanceChanged(instanceId, running, new Stamp(null, at, false), Example.caller(time.instant()));
    }

    public WaitingRoom waitingRoom() {
        return waitingRoom;
    }

    /** Somebody has written to a route table. */
    public void tableChanged(String routeTableId) {
        reconciles.tableChanged(routeTableId, "cause-1");
    }

    public SddcView view() {
        return queries.sddc(Example.SDDC);
    }

    public Queries queries() {
        return queries;
    }

    public Preflight preflight() {
        return preflight;
    }

    public VpcQueries vpcQueries() {
        return vpcQueries;
    }

    public SddcState state() {
        return store.find(Example.SDDC);
    }

    public Sddc sddc() {
        return state().found().orElseThrow();
    }

    /** The ENI of a host. */
    public String eniOf(String host) {
        return sddc().networkInterfaceOf(host)
                .map(NetworkInterface::networkInterfaceId)
                .orElseThrow();
    }

    /** The main table's routes to IPv4 blocks, the VPC's own left out. */
    public Map<Cidr, String> routes() {
        return new TreeMap<>(network.routes(Example.MAIN));
    }

    /** What is mutated by that. */
    public List<String> mutationsOf(Runnable action) {
        int start = network.mutations().size();
        action.run();
        return network.mutations().subList(start, network.mutations().size());
    }

    /** The types of the events published so far. */
    public List<EventType> published() {
        return events.published().stream().map(Announcement::type).toList();
    }

    /** The types of the events published by that. */
    public List<EventType> publishedBy(Runnable action) {
        int start = published().size();
        action.run();
        return published().subList(start, published().size());
    }

    private <P> P between(Class<P> port, P target) {
        return Intercepted.port(port, target, call -> before.accept(call), call -> after.accept(call));
    }
}
