package io.connectedvpc.cli.read;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows things in tables. */
@Command(
        name = "get",
        description = "Shows SDDCs, or what belongs to one, in a table.",
        subcommands = {
            GetSddcs.class,
            GetSddc.class,
            GetParts.Segments.class,
            GetParts.Interfaces.class,
            GetParts.Hosts.class,
            GetRoutes.class
        })
public final class GetCommand implements Runnable {

    @Spec
    private @SuppressWarnings("NullAway.Init") CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "say what to get: sddcs, sddc, segments, interfaces, hosts or routes");
    }
}
