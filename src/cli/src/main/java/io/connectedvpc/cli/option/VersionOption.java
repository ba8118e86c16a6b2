package io.connectedvpc.cli.option;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The version that a change relies on. */
public final class VersionOption {

    @Option(
            names = "--if-version",
            paramLabel = "VERSION",
            description = "Only if the SDDC has this version, as get and describe show it.")
    private @Nullable Long version;

    /** Null: whichever it has. */
    public @Nullable Long version() {
        return version;
    }
}
