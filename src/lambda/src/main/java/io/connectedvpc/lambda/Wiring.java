package io.connectedvpc.lambda;

import io.connectedvpc.aws.DynamoDbHistory;
import io.connectedvpc.aws.DynamoDbSddcStore;
import io.connectedvpc.aws.Ec2Accounts;
import io.connectedvpc.aws.EventBridgeSink;
import io.connectedvpc.core.apply.ClientTokens;
import io.connectedvpc.core.apply.Reconciler;
import io.connectedvpc.core.apply.Reconciler.Scope;
import io.connectedvpc.core.decide.EdgeMoves;
import io.connectedvpc.core.port.HistoryStore;
import io.connectedvpc.core.port.Observer;
import io.connectedvpc.core.port.Parallel;
import io.connectedvpc.core.port.Ports;
import io.connectedvpc.core.port.SddcStore;
import io.connectedvpc.core.port.Time;
import io.connectedvpc.core.port.VpcNetworks;
import io.connectedvpc.core.port.VpcTopologies;
import io.connectedvpc.core.service.CommandService;
import io.connectedvpc.core.service.Histories;
import io.connectedvpc.core.service.HistoryKeeper;
import io.connectedvpc.core.service.Neighbours;
import io.connectedvpc.core.service.Preflight;
import io.connectedvpc.core.service.Queries;
import io.connectedvpc.core.service.ReconcileService;
import io.connectedvpc.core.service.VpcQueries;
import io.connectedvpc.core.service.WaitingRoom;
import io.connectedvpc.lambda.event.Announcements;
import io.connectedvpc.lambda.event.EventCommands;
import io.connectedvpc.lambda.function.FunctionFrame;
import io.connectedvpc.lambda.http.Answers;
import io.connectedvpc.lambda.json.Stamps;
import io.connectedvpc.lambda.telemetry.Telemetry;
import java.security.SecureRandom;
import java.util.List;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/** Puts the core and its adapters together: on Lambda over AWS's clients, elsewhere over whatever stands in for them. */
public final class Wiring {

    private static final Logger LOG = Logger.getLogger(Wiring.class);
    private static final Time TIME = new SystemTime();

    private final Ports ports;
    private final HistoryStore history;
    private final VpcTopologies topologies;
    private final EventBridgeSink bus;
    private final int routeQuota;
    private final boolean paused;
    private final Telemetry telemetry;

    /** With the log as its only telemetry. */
    public Wiring(Ec2Accounts ec2, DynamoDbClient dynamoDb, EventBridgeClient eventBridge, Settings settings) {
        this(ec2, dynamoDb, eventBridge, settings, Telemetry.log());
    }

    public Wiring(
            Ec2Accounts ec2,
            DynamoDbClient dynamoDb,
            EventBridgeClient eventBridge,
            Settings settings,
            Telemetry telemetry) {
        this(
                new DynamoDbSddcStore(dynamoDb, settings.table(), TIME, new EdgeMoves()),
                new DynamoDbHistory(dynamoDb, settings.table(), TIME),
                ec2,
                ec2::topology,
                new EventBridgeSink(eventBridge, settings.bus(), new Announcements(), TIME),
                TIME,
                settings.routeQuota(),
                settings.paused(),
                telemetry);
    }

    /**
     * With any store, network and time.
     *
     * @param routeQuota how many routes a table may hold
     * @param paused whether nothing may be written to the network
     */
    public Wiring(
            SddcStore store,
            HistoryStore history,
            VpcNetworks networks,
            VpcTopologies topologies,
            EventBridgeSink bus,
            Time time,
            int routeQuota,
            boolean paused,
            Telemetry telemetry) {
        var tokens = new ClientTokens(time, new SecureRandom());
        var keeper = new HistoryKeeper(
                history, failure -> LOG.warnf("No history is kept: %s: %s", failure.action(), failure.getMessage()));
        var observer = Observer.all(List.of(telemetry.observer(), keeper));
        this.ports = new Ports(store, networks, bus, time, Parallel.onVirtualThreads(), tokens, observer);
        this.history = history;
        this.telemetry = telemetry;
        this.topologies = topologies;
        this.bus = bus;
        this.routeQuota = routeQuota;
        this.paused = paused;
    }

    public FunctionFrame frame() {
        return new FunctionFrame(ports.time(), telemetry.invocationEnds());
    }

    /** @param scope what the function may do besides routes */
    public CommandService commands(Scope scope) {
        return new CommandService(ports, new Reconciler(ports, scope, routeQuota, paused), routeQuota);
    }

    public EventCommands eventCommands(CommandService commands) {
        return new EventCommands(commands, new WaitingRoom(ports), bus, ports.time());
    }

    public ReconcileService reconciles() {
        return new ReconcileService(ports, new Reconciler(ports, Scope.ALL, routeQuota, paused));
    }

    public Queries queries() {
        return new Queries(ports.store(), ports.networks(), neighbours(), ports.time(), routeQuota);
    }

    public VpcQueries vpcQueries() {
        return new VpcQueries(queries(), ports.networks(), topologies, neighbours());
    }

    public Preflight preflight() {
        return new Preflight(ports.store(), ports.networks(), neighbours(), ports.time(), routeQuota);
    }

    public Histories histories() {
        return new Histories(ports.store(), history);
    }

    public Answers answers() {
        return new Answers(queries());
    }

    /** Places a REST call among the other commands. */
    public Stamps stampsNow() {
        return Stamps.now(ports.time().instant());
    }

    private Neighbours neighbours() {
        return new Neighbours(ports.networks(), topologies, ports.parallel());
    }
}
