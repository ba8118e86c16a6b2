package io.connectedvpc.core.service;

import static io.connectedvpc.core.Example.MAIN;
import static io.connectedvpc.core.Example.WEB;
import static io.connectedvpc.core.Example.deprovision;
import static io.connectedvpc.core.Example.live;
import static io.connectedvpc.core.Example.move;
import static io.connectedvpc.core.Example.numbered;
import static io.connectedvpc.core.Example.provision;
import static io.connectedvpc.core.Example.segment;
import static io.connectedvpc.core.Example.spec;
import static io.connectedvpc.core.Example.timed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectedvpc.core.World;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.Intercepted.Call;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An Edge move is stored and written before anything is looked up. */
class SwitchoverTest {

    private final World world = World.withExample();

    @Test
    void move_writesRoutes_afterOneRoundTripAndTheSegments() {
        List<String> calls = callsOf(() -> world.send(move("esx-2", numbered(1))));

        assertThat(calls).startsWith("move", "find", "replaceRoute", "replaceRoute", "replaceRoute", "replaceRoute");
        assertThat(calls)
                .containsOnlyOnce("routeTables")
                .filteredOn("replaceRoute"::equals)
                .hasSize(4);
        assertThat(Set.copyOf(world.routes().values())).containsExactly(world.eniOf("esx-2"));
        assertThat(world.view().inSync()).isTrue();
    }

    @Test
    void repetition_andALateMove_takeOneCallAndNoLook() {
        world.send(move("esx-2", numbered(2)));

        assertThat(callsOf(
                        () -> assertThat(world.send(move("esx-2", numbered(2)))).isInstanceOf(Outcome.Ignored.class)))
                .containsExactly("move");
        assertThat(callsOf(
                        () -> assertThat(world.send(move("esx-1", numbered(1)))).isInstanceOf(Outcome.Ignored.class)))
                .containsExactly("move");
    }

    @Test
    void hostFailure_writesRoutes_beforeAnythingIsLookedUp() {
        List<String> calls = callsOf(() -> world.instanceChanged("i-1", false, world.time.instant()));

        assertThat(calls)
                .startsWith(
                        "withInstance",
                        "find",
                        "commit",
                        "replaceRoute",
                        "replaceRoute",
                        "replaceRoute",
                        "replaceRoute");
        assertThat(Set.copyOf(world.routes().values())).containsExactly(world.eniOf("esx-2"));
        assertThat(world.view().inSync()).isTrue();
    }

    @Test
    void repetition_takesOneCallAndNoLook_withoutANumber() {
        world.send(move("esx-2", timed(Duration.ofMinutes(1))));

        List<String> calls = callsOf(() -> world.send(move("esx-2", timed(Duration.ofMinutes(1)))));

        assertThat(calls).containsExactly("move");
    }

    @Test
    void repetition_finishesTheMove_thatSomebodyLeftHalfDone() {
        world.intercept(call -> {}, call -> {
            if (call.is("replaceRoute")) {
                throw new CloudFailure(CloudFailure.Kind.DENIED, "ec2:ReplaceRoute", "no", new IllegalStateException());
            }
        });
        assertThatThrownBy(() -> world.send(move("esx-2", numbered(1)))).isInstanceOf(Rejected.class);
        world.clear();

        assertThat(world.send(move("esx-2", numbered(1)))).isInstanceOf(Outcome.Ignored.class);
        assertThat(world.view().inSync()).isTrue();
    }

    @Test
    void move_isFinished_whenTheStoreGaveNoAnswer() {
        loseTheAnswer(() -> {});

        assertThat(world.send(move("esx-2", live()))).isInstanceOf(Outcome.Applied.class);
        assertThat(Set.copyOf(world.routes().values())).containsExactly(world.eniOf("esx-2"));
        assertThat(world.sddc().edge().changedIn()).isEqualTo(world.state().version());
    }

    @Test
    void move_isNotDecidedAgain_whenTheStoreGaveNoAnswerAndAnotherCameAfterIt() {
        loseTheAnswer(() -> world.another().send(move("esx-1", live())));

        assertThat(world.refused(move("esx-2", live())).code()).isEqualTo(ProblemCode.UNAVAILABLE);
        assertThat(world.sddc().edge().activeHost()).isEqualTo("esx-1");
    }

    @Test
    void move_writesNothing_whenTheStoreGaveNoAnswerAndTheSddcIsDeletedMeanwhile() {
        loseTheAnswer(() -> world.another().take(deprovision(true, live())));

        List<String> mutations = world.mutationsOf(() -> world.send(move("esx-2", live())));

        assertThat(mutations).noneMatch(call -> call.startsWith("CreateRoute") || call.startsWith("ReplaceRoute"));
    }

    @Test
    void move_leavesARouteAlone_thatWasNeverOurs() {
        var other = new World();
        other.network.putRoute(MAIN, WEB, "tgw-1");
        other.send(provision(spec(), live()));
        other.refused(segment("web", WEB, live()));

        other.send(move("esx-2", live()));
        assertThat(other.routes()).containsEntry(WEB, "tgw-1");
    }

    @Test
    void move_leavesWhatEc2DoesNotDo_toTheLookThatFollows() {
        world.network.addTable("vpc-1", "rtb-new");
        world.network.makeMain("rtb-new");
        world.network.removeTable(MAIN);

        world.send(move("esx-2", live()));

        assertThat(Set.copyOf(world.network.routes("rtb-new").values())).containsExactly(world.eniOf("esx-2"));
        assertThat(world.view().inSync()).isTrue();
        assertThat(world.sddc().faults()).isEmpty();
    }

    private void loseTheAnswer(Runnable meanwhile) {
        world.intercept(call -> {}, call -> {
            if (call.is("move")) {
                world.clear();
                meanwhile.run();
                throw new CloudFailure(
                        CloudFailure.Kind.UNAVAILABLE, "dynamodb:UpdateItem", "lost", new IllegalStateException());
            }
        });
    }

    private List<String> callsOf(Runnable action) {
        var calls = new ArrayList<String>();
        world.intercept(
                call -> {
                    if (!call.port().equals("EventSink")) {
                        calls.add(call.method());
                    }
                },
                (Call call) -> {});
        action.run();
        world.clear();
        return calls;
    }
}
