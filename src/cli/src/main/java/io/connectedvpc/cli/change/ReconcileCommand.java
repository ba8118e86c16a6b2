package io.connectedvpc.cli.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectedvpc.cli.api.Api;
import io.connectedvpc.cli.api.Call;
import io.connectedvpc.cli.follow.Pursuit.Ending;
import io.connectedvpc.cli.follow.Pursuit.Outcome;
import io.connectedvpc.cli.option.SddcVerb;
import io.connectedvpc.cli.option.VersionOption;
import io.connectedvpc.cli.option.WaitOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Puts right what isn't as desired. */
@Command(name = "reconcile", description = "Puts right what isn't as desired, and tells what it did.")
public final class ReconcileCommand extends SddcVerb {

    @Option(names = "--prune", description = "Also remove routes to the SDDC that nobody asked for.")
    private boolean prune;

    @Mixin
    private final VersionOption version = new VersionOption();

    @Mixin
    private final WaitOption wait = new WaitOption();

    @Override
    protected int call(Api api) throws InterruptedException {
        Call call = call("POST", "reconcile").ifVersion(version.version()).with("prune", prune ? true : null);
        Outcome outcome = wait.pursuit(api, terminal()).send(call, sddcId());
        JsonNode answer = outcome.answer().json();
        show(outcome.answer(), () -> Changed.lines(answer, terminal().paint()));
        boolean leftOver = outcome.ending() == Ending.DONE
                && !outcome.answer().isAccepted()
                && !outcome.answer().isRefusal()
                && !answer.path("inSync").asBoolean();
        return WaitOption.told(leftOver ? Ending.UNFINISHED : outcome.ending(), sddcId(), terminal());
    }
}
