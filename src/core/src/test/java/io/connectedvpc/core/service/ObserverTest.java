package io.connectedvpc.core.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectedvpc.core.Example;
import io.connectedvpc.core.World;
import io.connectedvpc.core.apply.Reconciled.Progress;
import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Stamp;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.Handled;
import io.connectedvpc.core.port.Handled.Failover;
import io.connectedvpc.core.port.Handled.Result;
import io.connectedvpc.core.port.Handled.Task;
import io.connectedvpc.core.port.Intercepted.Call;
import io.connectedvpc.core.problem.Rejected;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What the observer hears of commands and reconciles. */
class ObserverTest {

    private static final Cidr LATE_BLOCK = Cidr.parse("192.168.170.0/24");
    private static final int ROUTES = 4;
    private static final Duration LATE = Duration.ofSeconds(3);
    private static final Duration CALL = Duration.ofMillis(100);

    private final World world = World.withExample();

    @Test
    void edgeMove_isToldWithItsTimes() {
        Instant occurred = world.time.instant();
        world.time.advance(LATE);
        Instant received = world.time.instant();
        everyCallTakes(CALL);

        world.apply(move(occurred, 4L));

        Handled handled = world.observer.last();
        assertThat(handled.task()).isEqualTo(Task.MOVE_EDGE);
        assertThat(handled.subject()).isEqualTo("esx-2");
        assertThat(handled.sequence()).isEqualTo(4);
        assertThat(handled.result()).isEqualTo(Result.APPLIED);
        assertThat(handled.version()).isEqualTo(world.state().version());
        assertThat(handled.changes()).hasSize(ROUTES);
        assertThat(handled.drift()).isZero();
        Failover failover = handled.failover();
        assertThat(failover.occurred()).isEqualTo(occurred);
        assertThat(failover.received()).isEqualTo(received);
        assertThat(failover.fromEvent()).isEqualTo(failover.fromReceipt().plus(LATE));
        var times = handled.times();
        assertThat(List.of(times.received(), times.committed(), times.written(), times.verified(), times.ended()))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(failover.verified()).isEqualTo(times.verified());
    }

    @Test
    void failover_isToldByWhoEndsIt_withTheTimesOfWhoBeganIt() {
        Instant occurred = world.time.instant();
        world.time.advance(LATE);
        Instant received = world.time.instant();
        world.take(move(occurred, 4L));
        assertThat(world.observer.last().result()).isEqualTo(Result.STORED);
        assertThat(world.observer.last().failover()).isNull();

        world.time.advance(LATE);
        World another = world.another();
        assertThat(another.reconcile().progress()).isEqualTo(Progress.DONE);

        Handled handled = another.observer.last();
        assertThat(handled.task()).isEqualTo(Task.RECONCILE);
        assertThat(handled.failover()).isEqualTo(new Failover(occurred, received, world.time.instant()));
        assertThat(handled.drift()).isZero();
    }

    @Test
    void failover_isToldOnce() {
        world.apply(move(world.time.instant(), 4L));
        world.reconcile();
        world.send(move(world.time.instant(), 4L));

        assertThat(world.observer.handled())
                .filteredOn(one -> one.failover() != null)
                .hasSize(1);
    }

    @Test
    void provisioning_isNoFailover() {
        assertThat(world.observer.handled())
                .allSatisfy(one -> assertThat(one.failover()).isNull());
        assertThat(world.observer.handled()).extracting(Handled::result).containsOnly(Result.APPLIED);
    }

    @Test
    void commandsWithoutEffect_areToldApart() {
        world.apply(move(world.time.instant(), 4L));

        assertThat(resultOf(move(world.time.instant(), 4L))).isEqualTo(Result.DUPLICATE);
        assertThat(resultOf(move(world.time.instant(), 3L))).isEqualTo(Result.STALE);
        assertThat(resultOf(Example.segment("web", Example.WEB, Example.live())))
                .isEqualTo(Result.UNCHANGED);
        assertThat(world.observer.last().changes()).isEmpty();
    }

    @Test
    void refusal_isToldByItsCode() {
        assertThatThrownBy(() ->
                        world.send(new Command.PutSegment(Example.SDDC, Example.live(), "web", "rubbish", null, null)))
                .isInstanceOf(Rejected.class);

        assertThat(world.observer.last().result()).isEqualTo(Result.REFUSED);
        assertThat(world.observer.last().problem()).isEqualTo("invalid-field");
        assertThat(world.observer.last().version()).isNull();
    }

    @Test
    void drift_isCounted_whereEverythingHadBeenVerified() {
        world.time.advance(Duration.ofMinutes(10));
        world.network.deleteRoute(Example.MAIN, Example.WEB);

        world.reconcile();

        assertThat(world.observer.last().drift()).isEqualTo(1);
        assertThat(world.observer.last().result()).isEqualTo(Result.APPLIED);
        world.reconcile();
        assertThat(world.observer.last().drift()).isZero();
        assertThat(world.observer.last().result()).isEqualTo(Result.UNCHANGED);
    }

    @Test
    void refusalForGood_degradesOnce_andTellsWhatWasWritten() {
        world.intercept(ObserverTest::denyReplace, call -> {});
        assertThatThrownBy(() -> world.send(move(world.time.instant(), 4L))).isInstanceOf(Rejected.class);
        assertThat(world.observer.last().degraded()).isTrue();
        assertThat(world.observer.last().result()).isEqualTo(Result.FAILED);
        assertThat(world.observer.last().problem()).isEqualTo("aws-refused");

        assertThatThrownBy(world::reconcile).isInstanceOf(Rejected.class);
        assertThat(world.observer.last().degraded()).isFalse();

        world.clear();
        world.reconcile();
        assertThat(world.observer.last().failover()).isNotNull();
        assertThat(world.observer.last().changes()).hasSize(ROUTES);
    }

    @Test
    void conflict_isCounted_whenAnotherWriterWasFirst() {
        World another = world.another();
        var disturbed = new AtomicBoolean();
        world.intercept(
                call -> {
                    if (call.method().equals("commit") && disturbed.compareAndSet(false, true)) {
                        another.send(Example.segment("late", LATE_BLOCK, Example.live()));
                    }
                },
                call -> {});

        world.send(Example.deleteSegment("web", Example.live()));

        assertThat(world.observer.last().conflicts()).isEqualTo(1);
        assertThat(another.observer.last().conflicts()).isZero();
    }

    @Test
    void sweep_isTold_whenEverySddcWasAsked() {
        world.sweep();
        assertThat(world.observer.sweeps()).containsExactly(1);

        world.events.fail(new CloudFailure(
                CloudFailure.Kind.UNAVAILABLE, "events:PutEvents", "no bus", new IllegalStateException()));
        assertThatThrownBy(world::sweep).isInstanceOf(CloudFailure.class);
        assertThat(world.observer.sweeps()).hasSize(1);
    }

    private Result resultOf(Command command) {
        world.send(command);
        return world.observer.last().result();
    }

    private void everyCallTakes(Duration duration) {
        world.intercept(call -> world.time.advance(duration), call -> {});
    }

    private static void denyReplace(Call call) {
        if (call.method().equals("replaceRoute")) {
            throw new CloudFailure(
                    CloudFailure.Kind.DENIED, "ec2:ReplaceRoute", "not allowed", new IllegalStateException());
        }
    }

    private static Command move(Instant occurred, Long sequence) {
        return new Command.MoveEdge(Example.SDDC, new Stamp(sequence, occurred, false), "esx-2", "MAINTENANCE");
    }
}
