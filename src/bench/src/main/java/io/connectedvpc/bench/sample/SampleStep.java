package io.connectedvpc.bench.sample;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.connectedvpc.aws.Ec2Accounts;
import io.connectedvpc.bench.CannotMeasureException;
import io.connectedvpc.bench.cloud.Clients;
import io.connectedvpc.functions.ManageSegmentsFunction;
import io.connectedvpc.functions.MoveEdgeFunction;
import io.connectedvpc.functions.ProvisionSddcFunction;
import io.connectedvpc.functions.QuerySddcFunction;
import io.connectedvpc.functions.ReconcileRoutesFunction;
import io.connectedvpc.lambda.Settings;
import io.connectedvpc.lambda.Wiring;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** The sample events in the order in which they make sense, one for each function. */
public enum SampleStep {
    PROVISION("provision-sddc", "put-sddc", ProvisionSddcFunction::new),
    SEGMENT("manage-segments", "put-segment", ManageSegmentsFunction::new),
    MOVE("move-edge", "edge-moved", MoveEdgeFunction::new),
    RECONCILE("reconcile-routes", "reconcile-requested", ReconcileRoutesFunction::new),
    QUERY("query-sddc", "get-sddc", QuerySddcFunction::new);

    private final String function;
    private final String event;
    private final Function<Wiring, RequestStreamHandler> handler;

    SampleStep(String function, String event, Function<Wiring, RequestStreamHandler> handler) {
        this.function = function;
        this.event = event;
        this.handler = handler;
    }

    /** The function's folder. */
    public String function() {
        return function;
    }

    /** The name of the sample event. */
    public String event() {
        return event;
    }

    /** Has the function handle the event in this process. */
    public void play(Clients clients, SampleVpc vpc) throws IOException {
        var settings = Settings.of(SampleVpc.ENVIRONMENT);
        var accounts = Ec2Accounts.only(clients.ec2(), settings.deployment());
        var wiring = new Wiring(accounts, clients.dynamoDb(), clients.eventBridge(), settings);
        var answer = new ByteArrayOutputStream();
        handler.apply(wiring).handleRequest(new ByteArrayInputStream(vpc.event(event)), answer, new Unhurried());
        String text = answer.toString(StandardCharsets.UTF_8);
        if (!text.equals("null") && !text.contains("\"statusCode\":20")) {
            throw new CannotMeasureException(function + " answered " + text);
        }
    }
}
