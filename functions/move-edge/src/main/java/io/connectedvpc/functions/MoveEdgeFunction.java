package io.connectedvpc.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.connectedvpc.core.apply.Reconciler.Scope;
import io.connectedvpc.core.service.CommandService;
import io.connectedvpc.lambda.Wiring;
import io.connectedvpc.lambda.event.CommandEvent;
import io.connectedvpc.lambda.event.HostEvents;
import io.connectedvpc.lambda.function.FunctionFrame;
import io.connectedvpc.lambda.http.Answers;
import io.connectedvpc.lambda.json.Body;
import io.connectedvpc.lambda.json.Commands;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;

/** Re-points an SDDC's routes when its active Edge moves. */
@Singleton
@Named("move-edge")
public class MoveEdgeFunction implements RequestStreamHandler {

    private final FunctionFrame frame;

    @Inject
    public MoveEdgeFunction(Wiring wiring) {
        CommandService commands = wiring.commands(Scope.ROUTES);
        Answers answers = wiring.answers();
        frame = wiring.frame()
                .route("POST /sddcs/{sddcId}/edge-moves", Set.of(), (request, origin) -> {
                    var command = Commands.moveEdge(
                            request.pathParameter("sddcId"), wiring.stampsNow(), Body.parse(request.body()));
                    return answers.edgeMove(commands.handle(command, origin));
                })
                .commands(wiring.eventCommands(commands), CommandEvent.EDGE_MOVED)
                .event(HostEvents.INSTANCE_STATE_CHANGE, new HostEvents(commands));
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        frame.handle(input, output, context);
    }
}
