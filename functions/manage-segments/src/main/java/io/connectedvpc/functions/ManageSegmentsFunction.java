package io.connectedvpc.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.connectedvpc.core.apply.Reconciler.Scope;
import io.connectedvpc.core.command.Command.DeleteSegment;
import io.connectedvpc.core.service.CommandService;
import io.connectedvpc.lambda.Wiring;
import io.connectedvpc.lambda.event.CommandEvent;
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

/** Adds, changes and removes segments and their routes. */
@Singleton
@Named("manage-segments")
public class ManageSegmentsFunction implements RequestStreamHandler {

    private final FunctionFrame frame;

    @Inject
    public ManageSegmentsFunction(Wiring wiring) {
        CommandService commands = wiring.commands(Scope.ROUTES);
        Answers answers = wiring.answers();
        frame = wiring.frame()
                .route("PUT /sddcs/{sddcId}/segments/{name}", Set.of(), (request, origin) -> {
                    String name = request.pathParameter("name");
                    var command = Commands.putSegment(
                            request.pathParameter("sddcId"), name, wiring.stampsNow(), Body.parse(request.body()));
                    return answers.segment(commands.handle(command, origin), name);
                })
                .route("DELETE /sddcs/{sddcId}/segments/{name}", Set.of("sequence"), (request, origin) -> {
                    var command = new DeleteSegment(
                            request.pathParameter("sddcId"),
                            wiring.stampsNow().of(request.query().number("sequence")),
                            request.pathParameter("name"));
                    return answers.deleted(commands.handle(command, origin));
                })
                .commands(
                        wiring.eventCommands(commands),
                        CommandEvent.SEGMENT_CREATED,
                        CommandEvent.SEGMENT_UPDATED,
                        CommandEvent.SEGMENT_DELETED);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        frame.handle(input, output, context);
    }
}
