package io.connectedvpc.cli.change;

import io.connectedvpc.cli.api.Api;
import io.connectedvpc.cli.api.Call;
import io.connectedvpc.cli.follow.Pursuit.Ending;
import io.connectedvpc.cli.follow.Pursuit.Outcome;
import io.connectedvpc.cli.option.SddcVerb;
import io.connectedvpc.cli.option.VersionOption;
import io.connectedvpc.cli.option.WaitOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Deletes an SDDC or a segment. */
@Command(
        name = "delete",
        description = "Deletes an SDDC, or a segment of one. What is gone already counts as deleted.",
        subcommands = {DeleteCommand.OfSddc.class, DeleteCommand.OfSegment.class})
public final class DeleteCommand implements Runnable {

    @Spec
    private @SuppressWarnings("NullAway.Init") CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to delete: sddc or segment");
    }

    /** What both have in common. */
    abstract static class Deletion extends SddcVerb {

        @Option(
                names = "--sequence",
                paramLabel = "N",
                description = "The number of the command; a lower one than the last is refused.")
        private @Nullable Long sequence;

        @Mixin
        private final VersionOption version = new VersionOption();

        @Mixin
        private final WaitOption wait = new WaitOption();

        abstract Call deletion();

        abstract String what();

        /** The ending that is a good one when the API has taken the deletion and goes on. */
        abstract Ending hoped();

        @Override
        protected final int call(Api api) throws InterruptedException {
            Call call = deletion().with("sequence", sequence).ifVersion(version.version());
            Outcome outcome = wait.pursuit(api, terminal()).send(call, sddcId());
            boolean isDone = outcome.ending() == hoped() || outcome.ending() == Ending.DONE;
            if (isJson() && !outcome.answer().body().isEmpty()) {
                terminal().say(outcome.answer().body());
            } else if (!isJson() && isDone) {
                terminal().say("%s: %s".formatted(what(), terminal().paint().word("deleted")));
            }
            return WaitOption.told(isDone ? Ending.DONE : outcome.ending(), sddcId(), terminal());
        }
    }

    /** Deletes an SDDC. */
    @Command(name = "sddc", description = "Removes an SDDC's routes, then its network interfaces, then its record.")
    static final class OfSddc extends Deletion {

        @Option(names = "--force", description = "Although it has routed segments.")
        private boolean force;

        @Override
        Call deletion() {
            return call("DELETE").with("force", force ? true : null);
        }

        @Override
        String what() {
            return "sddc " + sddcId();
        }

        @Override
        Ending hoped() {
            return Ending.GONE;
        }
    }

    /** Deletes a segment. */
    @Command(name = "segment", description = "Removes a segment and its route.")
    static final class OfSegment extends Deletion {

        @Parameters(index = "1", paramLabel = "SEGMENT", description = "The name of the segment.")
        private String segment = "";

        @Override
        Call deletion() {
            return call("DELETE", "segments", segment);
        }

        @Override
        String what() {
            return "segment " + segment;
        }

        @Override
        Ending hoped() {
            return Ending.DONE;
        }
    }
}
