package io.connectedvpc.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.connectedvpc.core.apply.Reconciler.Scope;
import io.connectedvpc.core.command.Command.DeprovisionSddc;
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

/** Creates, changes and removes SDDCs: their configuration, their ENIs, the route to their management network. */
@Singleton
@Named("provision-sddc")
public class ProvisionSddcFunction implements RequestStreamHandler {

    private final FunctionFrame frame;

    @Inject
    public ProvisionSddcFunction(Wiring wiring) {
        CommandService commands = wiring.commands(Scope.ALL);
        Answers answers = wiring.answers();
        frame = wiring.frame()
                .route("PUT /sddcs/{sddcId}", Set.of(), (request, origin) -> {
                    var command = Commands.provision(
                            request.pathParameter("sddcId"), wiring.stampsNow(), Body.parse(request.body()));
                    return answers.sddc(commands.handle(command, origin));
                })
                .route("DELETE /sddcs/{sddcId}", Set.of("force", "sequence"), (request, origin) -> {
                    var command = new DeprovisionSddc(
                            request.pathParameter("sddcId"),
                            wiring.stampsNow().of(request.query().number("sequence")),
                            request.query().flag("force"));
                    return answers.deprovisioned(commands.handle(command, origin));
                })
                .commands(
                        wiring.eventCommands(commands),
                        CommandEvent.SDDC_PROVISIONING_REQUESTED,
                        CommandEvent.SDDC_DEPROVISIONING_REQUESTED);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        frame.handle(input, output, context);
    }
}
