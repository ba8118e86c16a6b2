package io.connectedvpc.bench.stage;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.connectedvpc.aws.DynamoDbHistory;
import io.connectedvpc.aws.DynamoDbSddcStore;
import io.connectedvpc.aws.Ec2Accounts;
import io.connectedvpc.aws.EventBridgeSink;
import io.connectedvpc.bench.CannotMeasureException;
import io.connectedvpc.core.decide.EdgeMoves;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.port.SddcStore;
import io.connectedvpc.functions.ManageSegmentsFunction;
import io.connectedvpc.functions.MoveEdgeFunction;
import io.connectedvpc.functions.ProvisionSddcFunction;
import io.connectedvpc.functions.QuerySddcFunction;
import io.connectedvpc.functions.ReconcileRoutesFunction;
import io.connectedvpc.lambda.Wiring;
import io.connectedvpc.lambda.event.Announcements;
import io.connectedvpc.lambda.telemetry.Telemetry;
import io.connectedvpc.local.ProjectTemplate;
import io.connectedvpc.local.backend.Backends;
import io.connectedvpc.local.bus.LocalBus;
import io.connectedvpc.local.bus.LocalEventBridgeClient;
import io.connectedvpc.local.bus.RetryPause;
import io.connectedvpc.local.function.FunctionFailedException;
import io.connectedvpc.local.function.FunctionRunner;
import io.connectedvpc.local.template.Template;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/** The functions as the template deploys them, over a far EC2, DynamoDB Local in this process and the local bus. */
public final class Deployment implements AutoCloseable {

    private static final String TABLE = "connected-vpc";

    private final FarEc2 ec2 = new FarEc2();
    private final Backends backends = Backends.embedded(ec2.standIn(), TABLE);
    private final SddcStore store = new DynamoDbSddcStore(backends.dynamoDb(), TABLE, ec2.time(), new EdgeMoves());
    private final FunctionRunner functions;
    private final LocalBus bus;

    private Deployment() {
        Template template = ProjectTemplate.read();
        var events = new LocalEventBridgeClient();
        functions = new FunctionRunner(template, handlers(events));
        bus = new LocalBus(template, functions, Clock.systemUTC(), RetryPause.seconds());
        events.connect(bus);
    }

    public static Deployment start() {
        return new Deployment();
    }

    public FarEc2 ec2() {
        return ec2;
    }

    public Messages messages() {
        return new Messages(ec2.time());
    }

    /**
     * Has a function handle a message.
     *
     * @param function the function's folder
     * @return what it answers
     */
    public byte[] invoke(String function, byte[] message) throws InterruptedException {
        try {
            return functions.invoke(function, message);
        } catch (FunctionFailedException failed) {
            throw new CannotMeasureException(failed);
        }
    }

    /** Waits until no function has anything left to do. */
    public void awaitQuiet(Duration limit) throws InterruptedException {
        if (!bus.awaitQuiet(limit)) {
            throw new CannotMeasureException("the functions are still at work after " + limit);
        }
    }

    /** What is stored of the SDDC; a look that isn't among the calls. */
    public SddcState state() {
        return store.find(Messages.SDDC);
    }

    SddcStore store() {
        return store;
    }

    /** As if the service were in this process, which it is. */
    private static Object near(Remote.Attempt attempt) {
        attempt.send();
        return attempt.arrive();
    }

    @Override
    public void close() {
        bus.close();
        functions.close();
        backends.close();
    }

    /** Each in as many execution environments as it takes, none of which shares more with another than the services do. */
    private Map<String, RequestStreamHandler> handlers(EventBridgeClient events) {
        DynamoDbClient noted = Remote.client(DynamoDbClient.class, backends.dynamoDb(), Deployment::near, ec2.calls());
        Map<String, Function<Wiring, RequestStreamHandler>> functions = Map.of(
                "provision-sddc", ProvisionSddcFunction::new,
                "manage-segments", ManageSegmentsFunction::new,
                "move-edge", MoveEdgeFunction::new,
                "reconcile-routes", ReconcileRoutesFunction::new,
                "query-sddc", QuerySddcFunction::new);
        return functions.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        function -> new Environments(() -> function.getValue().apply(wiring(noted, events)))));
    }

    private Wiring wiring(DynamoDbClient dynamoDb, EventBridgeClient events) {
        var accounts = Ec2Accounts.only(ec2.client(), "default");
        return new Wiring(
                new DynamoDbSddcStore(dynamoDb, TABLE, ec2.time(), new EdgeMoves()),
                new DynamoDbHistory(dynamoDb, TABLE, ec2.time()),
                accounts,
                accounts::topology,
                new EventBridgeSink(events, TABLE, new Announcements(), ec2.time()),
                ec2.time(),
                FarEc2.ROUTE_QUOTA,
                false,
                Telemetry.log());
    }
}
