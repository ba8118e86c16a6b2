package io.connectedvpc.core.decide;

import static io.connectedvpc.core.Example.SDDC;
import static io.connectedvpc.core.Example.host;
import static io.connectedvpc.core.Example.hosts;
import static io.connectedvpc.core.Example.live;
import static io.connectedvpc.core.Example.numbered;
import static io.connectedvpc.core.Example.provision;
import static io.connectedvpc.core.Example.spec;
import static io.connectedvpc.core.Example.timed;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.Example;
import io.connectedvpc.core.Example.Spec;
import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.command.Command.HostSpec;
import io.connectedvpc.core.decide.Decision.Effect;
import io.connectedvpc.core.decide.Decision.Reason;
import io.connectedvpc.core.model.EventType;
import io.connectedvpc.core.model.PendingEvent;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.port.SddcStore.Commit;
import io.connectedvpc.core.problem.Problem;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Violation;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A repeated PUT of an SDDC. */
class ConfigurationTest {

    private final Desk desk = Desk.withSddc();

    @Test
    void put_changesNothing_whenRepeated() {
        Sddc before = desk.sddc();
        Decision.Change change = desk.apply(provision(spec(), live()));
        assertThat(change.effect()).isEqualTo(Effect.NONE);
        assertThat(desk.sddc()).isEqualTo(before);
        assertThat(desk.state().version()).isEqualTo(1);
    }

    @Test
    void put_keepsWhatItLeavesOut() {
        Sddc before = desk.sddc();
        Decision.Change change = desk.apply(provision(new Spec(), live()));
        assertThat(change.effect()).isEqualTo(Effect.NONE);
        assertThat(desk.sddc()).isEqualTo(before);
    }

    @Test
    void put_changesOnlyWhatItNames() {
        desk.apply(provision(new Spec().groups("sg-2"), live()));
        assertThat(desk.sddc().securityGroupIds()).containsExactly("sg-2");
        assertThat(desk.sddc().hosts()).hasSize(2);
        assertThat(desk.state().version()).isEqualTo(2);
    }

    @Test
    void put_goesBackToTheDefaultGroup_whenGroupsAreEmpty() {
        desk.apply(provision(new Spec().groups(), live()));
        assertThat(desk.sddc().securityGroupIds()).isEmpty();
    }

    @Test
    void put_neverMovesTheEdge() {
        desk.apply(Example.move("esx-2", live()));
        desk.apply(provision(spec(), live()));
        assertThat(desk.sddc().edge().activeHost()).isEqualTo("esx-2");
        assertThat(desk.sddc().edge().standbyHost()).isEqualTo("esx-1");
    }

    @Test
    void put_neverMovesTheStandby() {
        desk.apply(provision(spec().hosts(hosts(1, 3)).standby("esx-3"), live()));
        assertThat(desk.sddc().edge().standbyHost()).isEqualTo("esx-2");
    }

    @Test
    void paused_isRecorded_withoutANewVersion() {
        Decision.Change paused = desk.apply(provision(new Spec().paused(true), live()));
        assertThat(paused.effect()).isEqualTo(Effect.CHANGED);
        assertThat(desk.sddc().paused()).isTrue();
        assertThat(desk.state().version()).isEqualTo(1);
        desk.apply(provision(new Spec().paused(false), live()));
        assertThat(desk.sddc().paused()).isFalse();
        assertThat(desk.state().version()).isEqualTo(1);
    }

    @Test
    void version_risesOnce_whenPausedTogetherWithSomethingElse() {
        desk.apply(provision(new Spec().paused(true).groups("sg-2"), live()));
        assertThat(desk.state().version()).isEqualTo(2);
    }

    static Stream<Spec> immutable() {
        return Stream.of(
                spec().management("10.3.0.0/16"),
                spec().management("10.2.0.0/20"),
                spec().vpc("vpc-2").subnet("subnet-2").hosts(host(1), host(2)),
                new Spec().vpc("vpc-2").subnet("subnet-2"),
                new Spec().subnet("subnet-1b"));
    }

    @ParameterizedTest
    @MethodSource("immutable")
    void put_isRefused_whenItNamesAnotherVpcSubnetOrManagementBlock(Spec changed) {
        desk.network.addSubnet("vpc-1", "subnet-1b", "eu-west-1a", "10.0.166.0/26");
        assertThat(desk.code(provision(changed, live()))).isEqualTo(ProblemCode.IMMUTABLE_FIELD);
    }

    @Test
    void put_isRefused_whenTheActiveHostIsLeftOut() {
        desk.apply(Example.move("esx-2", live()));
        Problem problem = desk.refused(provision(new Spec().hosts(host(1), host(3)), live()));
        assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_FIELD);
        assertThat(problem.violations()).extracting(Violation::field).containsExactly("hosts");
        assertThat(problem.detail()).contains("esx-2");
    }

    @Test
    void put_isRefused_whenTheActiveHostIsPutInAnotherCluster() {
        var moved = new HostSpec("esx-1", "i-1", 2, null);
        assertThat(desk.code(provision(new Spec().hosts(moved, host(2), host(3)), live())))
                .isEqualTo(ProblemCode.INVALID_FIELD);
    }

    @Test
    void put_findsASuccessor_whenTheStandbyIsLeftOut() {
        desk.apply(provision(new Spec().hosts(host(1), host(4), host(3)), live()));
        assertThat(desk.sddc().edge().standbyHost()).isEqualTo("esx-4");
    }

    @Test
    void put_checksNewInstancesOnly() {
        Problem problem = desk.refused(
                provision(new Spec().hosts(host(1), host(2), new HostSpec("esx-3", "i-none", null, null)), live()));
        assertThat(problem.violations()).extracting(Violation::field).containsExactly("hosts[2].instanceId");
    }

    @Test
    void put_isDuplicate_whenItsNumberWasApplied() {
        desk.apply(provision(spec(), numbered(3)));
        assertThat(desk.ignored(provision(spec(), numbered(3)))).isEqualTo(Reason.DUPLICATE);
        assertThat(desk.ignored(provision(spec(), numbered(2)))).isEqualTo(Reason.STALE);
        assertThat(desk.code(provision(spec().paused(true), numbered(3)))).isEqualTo(ProblemCode.STALE_SEQUENCE);
    }

    @Test
    void put_isDuplicate_whateverItsDefaultsAreWrittenLike() {
        desk.apply(provision(spec(), numbered(3)));
        var explicit = new HostSpec("esx-1", "i-1", 1, false);
        assertThat(desk.ignored(provision(spec().hosts(explicit, host(2)), numbered(3))))
                .isEqualTo(Reason.DUPLICATE);
    }

    @Test
    void put_withoutANumber_isPlacedByItsTime() {
        assertThat(desk.ignored(provision(new Spec().groups("sg-2"), timed(Duration.ofMillis(-1)))))
                .isEqualTo(Reason.STALE);
        desk.apply(provision(new Spec().groups("sg-2"), timed(Duration.ZERO)));
        assertThat(desk.sddc().securityGroupIds()).containsExactly("sg-2");
        assertThat(desk.state().fence().sequence()).isZero();
    }

    @Test
    void fences_areOnePerEntity() {
        desk.apply(provision(spec(), numbered(9)));
        desk.apply(Example.move("esx-2", numbered(1)));
        desk.apply(Example.segment("web", Example.WEB, numbered(1)));
        desk.apply(Example.segment("app", Example.APP, numbered(1)));
        assertThat(desk.state().fence().sequence()).isEqualTo(9);
        assertThat(desk.state().edgeFence().sequence()).isEqualTo(1);
        assertThat(desk.state().liveSegments()).hasSize(2);
    }

    @Test
    void event_isOwed_forEveryChangeAndEveryEvent() {
        assertThat(owed()).containsExactly(EventType.SDDC_PROVISIONED);
        desk.settle();
        desk.apply(provision(spec(), live()));
        assertThat(owed()).isEmpty();
        desk.apply(provision(spec(), timed(Duration.ofSeconds(1))));
        assertThat(owed()).containsExactly(EventType.SDDC_PROVISIONED);
        assertThat(desk.state().outbox().get(0).causeEventId()).isEqualTo("cause-1");
    }

    @Test
    void sddc_isKeptApartFromOthersOfTheVpc() {
        var other = new Command.ProvisionSddc(
                "sddc-2", live(), spec().management("10.2.128.0/20").build());
        Decision.Change change = (Decision.Change) desk.decide(other);
        var before = desk.store.find("sddc-2");
        var overlap = desk.store.commit(before, change.after());
        assertThat(overlap)
                .isInstanceOfSatisfying(
                        Commit.Overlap.class, held -> assertThat(held.sddcId()).isEqualTo(SDDC));
    }

    private List<EventType> owed() {
        return desk.state().outbox().stream().map(PendingEvent::type).toList();
    }
}
