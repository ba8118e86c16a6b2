package io.connectedvpc.core.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.connectedvpc.core.Example;
import io.connectedvpc.core.apply.ClientTokens;
import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.command.Origin;
import io.connectedvpc.core.model.Fence;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.port.InMemoryAccounts;
import io.connectedvpc.core.port.InMemorySddcStore;
import io.connectedvpc.core.port.InMemoryVpcNetwork;
import io.connectedvpc.core.port.ManualTime;
import io.connectedvpc.core.port.SddcStore.Commit;
import io.connectedvpc.core.problem.Problem;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import java.util.List;
import java.util.Random;

/** Decides commands and commits them; nothing is ever applied to the VPC. */
final class Desk {

    static final int QUOTA = 50;

    final ManualTime time = new ManualTime(Example.NOON);
    final InMemoryVpcNetwork network = Example.network();
    final InMemoryAccounts accounts = new InMemoryAccounts(network);
    final InMemorySddcStore store = new InMemorySddcStore();

    private final ClientTokens tokens = new ClientTokens(time, new Random(1));
    private final EdgeMoves edgeMoves = new EdgeMoves();
    private final HostStates hostStates = new HostStates();

    /** A desk on which the example's SDDC has been created. */
    static Desk withSddc() {
        return with(Example.spec());
    }

    static Desk with(Example.Spec spec) {
        var desk = new Desk();
        desk.apply(Example.provision(spec, Example.live()));
        return desk;
    }

    Decision decide(Command command) {
        return decide(command, Example.caller(time.instant()));
    }

    Decision decide(Command command, Origin origin) {
        SddcState current = store.find(command.sddcId()).judgedAt(time.instant());
        var checks = new VpcChecks(new VpcLooks(accounts), store, QUOTA);
        var sddcs = new Sddcs(accounts, checks, tokens);
        var segments = new Segments(checks);
        return switch (command) {
            case Command.ProvisionSddc provision -> sddcs.decide(current, provision, origin, time.instant());
            case Command.DeprovisionSddc deprovision -> sddcs.decide(current, deprovision, origin, time.instant());
            case Command.PutSegment put -> segments.decide(current, put, origin, time.instant());
            case Command.DeleteSegment delete -> segments.decide(current, delete, origin, time.instant());
            case Command.MoveEdge move -> edgeMoves.decide(current, move, origin, time.instant());
            case Command.HostChanged changed -> hostStates.decide(current, changed, origin, time.instant());
        };
    }

    /** Decides and commits. */
    Decision.Change apply(Command command) {
        var change = (Decision.Change) decide(command);
        commit(command.sddcId(), change.after());
        return change;
    }

    void commit(String sddcId, SddcState after) {
        SddcState before = store.find(sddcId).judgedAt(time.instant());
        assertThat(store.commit(before, after)).isInstanceOf(Commit.Stored.class);
    }

    /** What the command is refused with; nothing else may come of it. */
    Problem refused(Command command) {
        return refused(command, Example.caller(time.instant()));
    }

    Problem refused(Command command, Origin origin) {
        Rejected rejected = catchThrowableOfType(Rejected.class, () -> decide(command, origin));
        assertThat(rejected).as("refusal of %s", command).isNotNull();
        return rejected.problem();
    }

    ProblemCode code(Command command) {
        return refused(command).code();
    }

    ProblemCode code(Command command, Origin origin) {
        return refused(command, origin).code();
    }

    Decision.Reason ignored(Command command) {
        return ((Decision.Ignore) decide(command)).reason();
    }

    SddcState state() {
        return store.find(Example.SDDC);
    }

    Sddc sddc() {
        return state().found().orElseThrow();
    }

    /** As if everything committed had been applied and told. */
    void settle() {
        SddcState state = state();
        Sddc sddc = sddc().applied(Sddc.Lifecycle.READY, sddc().mainTable(), List.of());
        commit(
                Example.SDDC,
                state.synced(state.version(), time.instant()).withSddc(sddc).withOutbox(List.of()));
    }

    /** As if the SDDC had been deleted, now. */
    void forget() {
        SddcState state = state();
        commit(Example.SDDC, state.deleted(time.instant().plus(Fence.MEMORY)));
    }
}
