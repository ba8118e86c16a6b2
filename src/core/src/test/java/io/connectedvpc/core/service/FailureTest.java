package io.connectedvpc.core.service;

import static io.connectedvpc.core.Example.MAIN;
import static io.connectedvpc.core.Example.MANAGEMENT;
import static io.connectedvpc.core.Example.WEB;
import static io.connectedvpc.core.Example.live;
import static io.connectedvpc.core.Example.move;
import static io.connectedvpc.core.Example.provision;
import static io.connectedvpc.core.Example.segment;
import static io.connectedvpc.core.Example.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.connectedvpc.core.Example;
import io.connectedvpc.core.World;
import io.connectedvpc.core.apply.Reconciled.Progress;
import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.EventType;
import io.connectedvpc.core.model.Warning;
import io.connectedvpc.core.plan.RouteState;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.CloudFailure.Kind;
import io.connectedvpc.core.problem.Problem;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import io.connectedvpc.core.problem.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** AWS fails, for good or for long. */
class FailureTest {

    private static final Cidr NEW = Cidr.parse("192.168.168.0/24");

    private final World world = World.withExample();

    @ParameterizedTest
    @CsvSource({"THROTTLED,THROTTLED", "UNAVAILABLE,UNAVAILABLE", "DENIED,AWS_REFUSED", "IMPOSSIBLE,AWS_REFUSED"})
    void problem_saysWhatAwsSaid_beforeTheCommandIsStored(Kind kind, ProblemCode code) {
        failing("find", kind);
        Problem problem = world.refused(segment("new", NEW, live()));
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.committed()).isFalse();
        assertThat(problem.detail()).contains("aws:find").contains("no");
    }

    @ParameterizedTest
    @CsvSource({"THROTTLED,THROTTLED", "UNAVAILABLE,UNAVAILABLE", "DENIED,AWS_REFUSED", "IMPOSSIBLE,AWS_REFUSED"})
    void problem_saysWhatAwsSaid_onceTheCommandIsStored(Kind kind, ProblemCode code) {
        failing("createRoute", kind);
        Problem problem = world.refused(segment("new", NEW, live()));
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.committed()).isTrue();
        assertThat(world.state().segment("new")).isPresent();

        world.clear();
        world.reconcile();
        assertThat(world.routes()).containsEntry(NEW, world.eniOf("esx-1"));
        assertThat(world.published()).contains(EventType.SEGMENT_SYNCHRONIZED);
    }

    @Test
    void reconcile_isAskedFor_whenTheFailureMayPass() {
        failing("createRoute", Kind.THROTTLED);
        world.refused(segment("new", NEW, live()));
        assertThat(world.events.reconcileRequests()).hasSize(1);
        assertThat(world.events.reconcileRequests().get(0).causeEventId()).isEqualTo("cause-1");
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"THROTTLED", "UNAVAILABLE"})
    void event_isStillOwed_whenTheBusIsDown(Kind kind) {
        world.events.fail(failure("events:PutEvents", kind));
        assertThat(world.apply(segment("new", NEW, live())).reconciled().progress())
                .isEqualTo(Progress.UNFINISHED);
        requireOwed();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"DENIED", "IMPOSSIBLE"})
    void event_isStillOwed_whenTheBusRefuses(Kind kind) {
        world.events.fail(failure("events:PutEvents", kind));
        Problem problem = world.refused(segment("new", NEW, live()));
        assertThat(problem.code()).isEqualTo(ProblemCode.AWS_REFUSED);
        assertThat(problem.committed()).isTrue();
        requireOwed();
    }

    private void requireOwed() {
        assertThat(world.routes()).containsKey(NEW);
        assertThat(world.state().outbox()).hasSize(1);
        world.events.fail(null);
        world.reconcile();
        assertThat(world.published()).endsWith(EventType.SEGMENT_SYNCHRONIZED);
        assertThat(world.state().outbox()).isEmpty();
    }

    @Test
    void routes_areKept_thoughASpareInterfaceCannotBeMade() {
        String spare = world.sddc().networkInterfaces().get(9).networkInterfaceId();
        world.network.loseNetworkInterface(spare);
        world.network.removeRoute(MAIN, WEB);
        world.time.advance(Duration.ofMinutes(1));
        failing("createNetworkInterface", Kind.IMPOSSIBLE);
        world.send(segment("new", NEW, live()));
        assertThat(world.routes()).containsKeys(MANAGEMENT, WEB, NEW);
        assertThat(world.sddc().faults()).hasSize(1);
    }

    @Test
    void additions_areMade_beforeRemovals_orNoRemovalAtAll() {
        failing("createRoute", Kind.DENIED);
        world.refused(segment("web", NEW, live()));
        assertThat(world.routes()).containsKey(WEB).doesNotContainKey(NEW);
    }

    @Test
    void query_answersFromTheStore_whenEc2CannotBeAsked() {
        failing("routeTables", Kind.UNAVAILABLE);
        SddcView view = world.view();
        assertThat(view.inSync()).isNull();
        assertThat(view.actual()).isNull();
        assertThat(view.warnings()).extracting(w -> w.code()).containsExactly(Warning.Code.EC2_UNAVAILABLE);
        assertThat(view.state().liveSegments()).allMatch(s -> view.route(s) == RouteState.UNKNOWN);
    }

    @Test
    void query_isAProblem_whenTheStoreCannotBeAsked() {
        failing("find", Kind.THROTTLED);
        var rejected = catchThrowableOfType(Rejected.class, world::view);
        assertThat(rejected.problem().code()).isEqualTo(ProblemCode.THROTTLED);
        assertThat(rejected.problem().committed()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a b", "a/b", "ä", "a\u0000"})
    void command_isInvalid_whenTheSddcsIdIsIllegal(String sddcId) {
        for (Command command : Set.of(
                new Command.ProvisionSddc(sddcId, live(), spec().build()),
                new Command.DeprovisionSddc(sddcId, live(), true),
                new Command.PutSegment(sddcId, live(), "web", "192.168.168.0/24", null, null),
                new Command.DeleteSegment(sddcId, live(), "web"),
                new Command.MoveEdge(sddcId, live(), "esx-1", null))) {
            Problem problem = world.refused(command);
            assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_FIELD);
            assertThat(problem.violations()).extracting(Violation::field).containsExactly("sddcId");
        }
        assertThat(world.store.find(sddcId).revision()).isZero();
    }

    @Test
    void refusedCommand_changesNothing() {
        var before = world.state();
        int published = world.published().size();
        int mutations = world.network.mutations().size();
        world.refused(segment("new", MANAGEMENT, live()));
        world.refused(segment("-", NEW, live()));
        world.refused(Example.move("esx-77", live()));
        world.refused(Example.deprovision(false, live()));
        world.refused(provision(spec().management("10.9.0.0/16"), live()));
        assertThat(world.state()).isEqualTo(before);
        assertThat(world.published()).hasSize(published);
        assertThat(world.network.mutations()).hasSize(mutations);
    }

    /** Lets every call of that method fail. */
    @Test
    void refusedWrite_isTriedAgain_beforeAnotherTokenWouldCome() {
        var alone = new World();
        alone.send(provision(spec(), live()));
        var refused = new AtomicBoolean();
        alone.intercept(
                call -> {
                    if (call.is("replaceRoute") && refused.compareAndSet(false, true)) {
                        throw new CloudFailure(
                                Kind.THROTTLED, "ec2:ReplaceRoute", "too many", new IllegalStateException());
                    }
                },
                call -> {});
        Instant start = alone.time.instant();

        alone.send(move("esx-2", live()));

        assertThat(alone.routes()).isEqualTo(Map.of(MANAGEMENT, alone.eniOf("esx-2")));
        assertThat(Duration.between(start, alone.time.instant())).isLessThan(Duration.ofMillis(200));
    }

    private void failing(String method, Kind kind) {
        world.intercept(
                call -> {
                    if (call.is(method)) {
                        throw failure("aws:" + method, kind);
                    }
                },
                call -> {});
    }

    private static CloudFailure failure(String action, Kind kind) {
        return new CloudFailure(kind, action, "no", new IllegalStateException());
    }
}
