package io.connectedvpc.core.service;

import static io.connectedvpc.core.Example.SDDC;
import static io.connectedvpc.core.Example.host;
import static io.connectedvpc.core.Example.ifMatch;
import static io.connectedvpc.core.Example.live;
import static io.connectedvpc.core.Example.provision;
import static io.connectedvpc.core.Example.segment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.connectedvpc.core.Example;
import io.connectedvpc.core.Example.Spec;
import io.connectedvpc.core.World;
import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.command.Command.HostSpec;
import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.model.RouteChange.Action;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.plan.RouteState;
import io.connectedvpc.core.port.SddcStore.Page;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import io.connectedvpc.core.service.SddcView.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class QueriesTest {

    private final World world = World.withExample();

    @Test
    void unknownSddc_isNotFound() {
        assertThat(code(() -> world.queries().sddc("sddc-9"))).isEqualTo(ProblemCode.NOT_FOUND);
        assertThat(code(() -> world.queries().plan("sddc-9", "esx-1"))).isEqualTo(ProblemCode.NOT_FOUND);
        assertThat(code(() -> world.reconcile("sddc-9", Example.caller(world.time.instant()))))
                .isEqualTo(ProblemCode.NOT_FOUND);
    }

    @Test
    void deletedSddc_isNotFound() {
        world.send(Example.deprovision(true, live()));
        assertThat(code(world::view)).isEqualTo(ProblemCode.NOT_FOUND);
    }

    @Test
    void plan_refusesAHostThatCannotRunTheEdge() {
        world.send(provision(new Spec().hosts(host(1), host(2), new HostSpec("esx-9", null, 2, null)), live()));
        assertThat(code(() -> world.queries().plan(SDDC, "esx-9"))).isEqualTo(ProblemCode.INVALID_FIELD);
        assertThat(code(() -> world.queries().plan(SDDC, "esx-77"))).isEqualTo(ProblemCode.INVALID_FIELD);
        assertThat(world.queries().plan(SDDC, "esx-1").inSync()).isTrue();
    }

    @Test
    void plan_showsWhatAReconcileWouldDo() {
        world.network.removeRoute(Example.MAIN, Example.WEB);
        assertThat(world.queries().plan(SDDC, null).changes())
                .containsExactly(new RouteChange(Action.CREATE, Example.MAIN, Example.WEB, null, world.eniOf("esx-1")))
                .isEqualTo(world.reconcile().changes());
    }

    @Test
    void reconcile_isRefused_whenTheCallerHasSeenAnotherVersion() {
        assertThat(code(() -> world.reconcile(SDDC, ifMatch(77)))).isEqualTo(ProblemCode.VERSION_MISMATCH);
        assertThat(world.reconcile(SDDC, ifMatch(world.state().version())).finished())
                .isTrue();
    }

    @Test
    void view_showsProvisioning_beforeTheEnisAreThere() {
        var empty = new World();
        empty.send(provision(Example.spec().paused(true), live()));
        empty.send(segment("web", Example.WEB, live()));
        assertThat(empty.view().status()).isEqualTo(Status.PROVISIONING);
        assertThat(empty.view().inSync()).isFalse();
        assertThat(empty.view().route(empty.state().segment("web").orElseThrow()))
                .isEqualTo(RouteState.MISSING);
        assertThat(empty.queries().plan(SDDC, null).changes()).hasSize(2).allMatch(change -> change.to() == null);
    }

    @Test
    void view_showsDeleting() {
        SddcState state = world.state();
        var deleting = world.sddc().deleting(world.time.instant());
        world.store.commit(state, state.withSddc(deleting));
        assertThat(world.view().status()).isEqualTo(Status.DELETING);
    }

    @Test
    void view_asksEc2SideBySide() {
        var threaded = World.sideBySide();
        threaded.send(provision(Example.spec(), live()));
        var everyCall = new CountDownLatch(5);
        threaded.intercept(
                call -> {
                    if (call.port().startsWith("Vpc")) {
                        everyCall.countDown();
                        assertThat(reachesZero(everyCall)).as("calls at once").isTrue();
                    }
                },
                call -> {});

        assertThat(threaded.view().inSync()).isTrue();
    }

    @Test
    void routeOfASegment_asksForTheTablesAlone() {
        var asked = new ArrayList<String>();
        world.intercept(call -> asked.add(call.method()), call -> {});

        world.queries().route(world.state(), world.state().segment("web").orElseThrow());

        assertThat(asked).containsExactly("routeTables");
    }

    private static boolean reachesZero(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    void sddcs_areListedPageByPage() {
        IntStream.range(2, 7)
                .forEach(i -> world.send(new Command.ProvisionSddc(
                        "sddc-" + i,
                        live(),
                        Example.spec()
                                .management("10.%d.0.0/16".formatted(i + 10))
                                .paused(true)
                                .build())));
        Page first = world.queries().sddcs(4, null);
        Page second = world.queries().sddcs(4, first.next());
        assertThat(ids(first)).containsExactly("sddc-1", "sddc-2", "sddc-3", "sddc-4");
        assertThat(ids(second)).containsExactly("sddc-5", "sddc-6");
        assertThat(second.next()).isNull();
    }

    private static List<String> ids(Page page) {
        return page.sddcs().stream().map(SddcState::sddcId).toList();
    }

    private static ProblemCode code(Executable call) {
        return catchThrowableOfType(Rejected.class, call::execute).problem().code();
    }
}
