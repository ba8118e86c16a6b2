package io.connectedvpc.core.service;

import static io.connectedvpc.core.Example.APP;
import static io.connectedvpc.core.Example.MAIN;
import static io.connectedvpc.core.Example.SDDC;
import static io.connectedvpc.core.Example.caller;
import static io.connectedvpc.core.Example.deleteSegment;
import static io.connectedvpc.core.Example.deprovision;
import static io.connectedvpc.core.Example.host;
import static io.connectedvpc.core.Example.live;
import static io.connectedvpc.core.Example.move;
import static io.connectedvpc.core.Example.provision;
import static io.connectedvpc.core.Example.segment;
import static io.connectedvpc.core.Example.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.connectedvpc.core.Example.Spec;
import io.connectedvpc.core.World;
import io.connectedvpc.core.apply.Reconciled.Progress;
import io.connectedvpc.core.command.Command.HostSpec;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.EventType;
import io.connectedvpc.core.model.Warning;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.CloudFailure.Kind;
import io.connectedvpc.core.port.Intercepted.Call;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import io.connectedvpc.core.service.SddcView.Status;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What EC2 refuses for good is seen by users, told once, and tried again. */
class DegradationTest {

    private static final Cidr NEW = Cidr.parse("192.168.168.0/24");

    private final World world = World.withExample();

    @ParameterizedTest
    @CsvSource({"IMPOSSIBLE,QUOTA_NEAR", "DENIED,EC2_UNAVAILABLE"})
    void refusedRoute_degrades_untilItIsMade(Kind kind, Warning.Code code) {
        refusing("createRoute", kind);
        assertThat(world.publishedBy(() -> assertThat(
                                world.refused(segment("new", NEW, live())).code())
                        .isEqualTo(ProblemCode.AWS_REFUSED)))
                .containsExactly(EventType.SDDC_DEGRADED);
        assertThat(world.view().status()).isEqualTo(Status.DEGRADED);
        assertThat(world.view().warnings()).extracting(Warning::code).containsExactly(code);
        assertThat(world.publishedBy(this::resume)).isEmpty();

        world.clear();
        assertThat(world.publishedBy(this::resume))
                .containsExactlyInAnyOrder(EventType.SEGMENT_SYNCHRONIZED, EventType.SDDC_RECOVERED);
        assertThat(world.view().status()).isEqualTo(Status.READY);
        assertThat(world.view().warnings()).isEmpty();
    }

    @Test
    void refusedRoute_doesNotKeepOthersFromBeingWritten() {
        world.network.removeRoute(MAIN, APP);
        refusing(call -> call.is("createRoute") && call.arguments().contains(NEW), "ec2:CreateRoute", Kind.IMPOSSIBLE);
        world.refused(segment("new", NEW, live()));
        assertThat(world.routes()).containsKey(APP).doesNotContainKey(NEW);
    }

    @Test
    void edgeMove_succeeds_thoughARouteOfAnotherSegmentIsRefused() {
        refusing(call -> call.is("createRoute") && call.arguments().contains(NEW), "ec2:CreateRoute", Kind.IMPOSSIBLE);
        world.refused(segment("new", NEW, live()));
        assertThat(world.publishedBy(() -> assertThat(world.applyToRoutes(move("esx-2", live()))
                                .reconciled()
                                .progress())
                        .isEqualTo(Progress.DONE)))
                .containsExactly(EventType.EDGE_MOVE_APPLIED);
        assertThat(world.routes().values()).containsOnly(world.eniOf("esx-2"));
        assertThat(world.view().status()).isEqualTo(Status.DEGRADED);

        world.clear();
        assertThat(world.publishedBy(this::resume))
                .containsExactlyInAnyOrder(EventType.SEGMENT_SYNCHRONIZED, EventType.SDDC_RECOVERED);
        assertThat(world.routes()).containsEntry(NEW, world.eniOf("esx-2"));
    }

    @Test
    void withdrawnBlock_isFree_thoughARouteOfAnotherSegmentIsRefused() {
        refusing(call -> call.is("createRoute") && call.arguments().contains(NEW), "ec2:CreateRoute", Kind.IMPOSSIBLE);
        world.refused(segment("new", NEW, live()));
        world.send(deleteSegment("app", live()));
        assertThat(world.state().withdrawn().get(APP).removed()).isTrue();
        assertThat(world.routes()).doesNotContainKey(APP);
    }

    @Test
    void otherEnis_areAttachedAndSet_thoughASpareOneIsRefused() {
        world.network.loseNetworkInterface(
                world.sddc().networkInterfaces().get(9).networkInterfaceId());
        world.network.setSecurityGroups(world.eniOf("esx-1"), List.of("sg-2"));
        world.time.advance(Duration.ofMinutes(1));
        refusing("createNetworkInterface", Kind.IMPOSSIBLE);
        world.send(provision(new Spec().hosts(host(1), host(2), host(3)), live()));
        assertThat(world.network.instances(List.of("i-3")).get(0).deviceIndexes())
                .hasSize(2);
        assertThat(world.network
                        .networkInterfaces(List.of(world.eniOf("esx-1")))
                        .get(0)
                        .securityGroupIds())
                .containsExactly("sg-1");
        assertThat(world.view().warnings()).extracting(Warning::code).containsExactly(Warning.Code.SUBNET_SIZE);
        world.clear();
        resume();
        assertThat(world.view().status()).isEqualTo(Status.READY);
    }

    @Test
    void provisioning_isDegraded_whenAnEniCannotBeMade_andGoesOnByItself() {
        var fresh = new World();
        fresh.intercept(
                call -> {
                    if (call.is("createNetworkInterface")) {
                        throw failure("ec2:CreateNetworkInterface", Kind.IMPOSSIBLE);
                    }
                },
                call -> {});
        assertThat(fresh.refused(provision(spec(), live())).code()).isEqualTo(ProblemCode.AWS_REFUSED);
        assertThat(fresh.view().status()).isEqualTo(Status.DEGRADED);
        assertThat(fresh.view().warnings()).extracting(Warning::code).containsExactly(Warning.Code.SUBNET_SIZE);
        assertThat(fresh.published()).containsExactly(EventType.SDDC_DEGRADED);

        fresh.clear();
        fresh.reconcile();
        assertThat(fresh.view().status()).isEqualTo(Status.READY);
        assertThat(fresh.published())
                .containsExactlyInAnyOrder(
                        EventType.SDDC_DEGRADED, EventType.SDDC_PROVISIONED, EventType.SDDC_RECOVERED);
    }

    @Test
    void faultOfAnEni_isKept_byACommandThatTouchesRoutesOnly() {
        world.network.loseNetworkInterface(
                world.sddc().networkInterfaces().get(9).networkInterfaceId());
        world.time.advance(Duration.ofMinutes(1));
        refusing("createNetworkInterface", Kind.IMPOSSIBLE);
        resume();
        world.applyToRoutes(move("esx-2", live()));
        assertThat(world.view().status()).isEqualTo(Status.DEGRADED);
        world.clear();
        resume();
        assertThat(world.view().status()).isEqualTo(Status.READY);
    }

    @Test
    void refusedDeletion_saysWhy_andTheSddcStaysDeleting() {
        refusing("deleteNetworkInterface", Kind.DENIED);
        assertThat(world.refused(deprovision(true, live())).code()).isEqualTo(ProblemCode.AWS_REFUSED);
        assertThat(world.view().status()).isEqualTo(Status.DELETING);
        assertThat(world.view().warnings()).extracting(Warning::code).contains(Warning.Code.EC2_UNAVAILABLE);
        world.clear();
        resume();
        assertThat(world.state().found()).isEmpty();
    }

    @Test
    void event_isDeliveredAgain_whenTheFaultCannotBeRecorded() {
        world.network.removeRoute(MAIN, APP);
        world.time.advance(Duration.ofMinutes(1));
        world.intercept(
                call -> {
                    if (call.is("createRoute")) {
                        throw failure("ec2:CreateRoute", Kind.IMPOSSIBLE);
                    }
                    if (call.is("commit")) {
                        throw failure("dynamodb:TransactWriteItems", Kind.UNAVAILABLE);
                    }
                },
                call -> {});
        var thrown = catchThrowableOfType(Rejected.class, this::resume);
        assertThat(thrown.problem().code()).isEqualTo(ProblemCode.UNAVAILABLE);
    }

    @Test
    void refusedDetachment_doesNotKeepOthersFromTheirInstances() {
        String held = world.eniOf("esx-1");
        refusing("detach", Kind.IMPOSSIBLE);
        var moved = new HostSpec("esx-1", "i-11", null, null);
        world.apply(provision(new Spec().hosts(moved, host(2), host(3)), live()));
        assertThat(world.network.instances(List.of("i-3")).get(0).deviceIndexes())
                .hasSize(2);
        assertThat(world.view().warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.code()).isEqualTo(Warning.Code.ATTACH_FAILED))
                .satisfies(warning -> assertThat(warning.subject()).isEqualTo(held));
        assertThat(world.view().status()).isEqualTo(Status.DEGRADED);
    }

    private void resume() {
        world.resume(SDDC, caller(world.time.instant()));
    }

    private void refusing(String method, Kind kind) {
        String action = "ec2:" + Character.toUpperCase(method.charAt(0)) + method.substring(1);
        refusing(call -> call.is(method), action, kind);
    }

    private void refusing(Predicate<Call> which, String action, Kind kind) {
        world.intercept(
                call -> {
                    if (which.test(call)) {
                        throw failure(action, kind);
                    }
                },
                call -> {});
    }

    private static CloudFailure failure(String action, Kind kind) {
        return new CloudFailure(kind, action, "no", new IllegalStateException());
    }
}
