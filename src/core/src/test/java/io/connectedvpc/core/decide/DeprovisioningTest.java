package io.connectedvpc.core.decide;

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

import io.connectedvpc.core.Example;
import io.connectedvpc.core.Example.Spec;
import io.connectedvpc.core.decide.Decision.Effect;
import io.connectedvpc.core.decide.Decision.Reason;
import io.connectedvpc.core.model.EventType;
import io.connectedvpc.core.model.Fence;
import io.connectedvpc.core.model.Sddc.Lifecycle;
import io.connectedvpc.core.problem.Problem;
import io.connectedvpc.core.problem.ProblemCode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The deletion of an SDDC, what is remembered of it, and its return. */
class DeprovisioningTest {

    private final Desk desk = Desk.withSddc();

    @Test
    void delete_marksTheSddc() {
        desk.settle();
        assertThat(desk.apply(deprovision(false, live())).effect()).isEqualTo(Effect.CHANGED);
        assertThat(desk.sddc().lifecycle()).isEqualTo(Lifecycle.DELETING);
        assertThat(desk.state().desiredDestinations()).isEmpty();
        assertThat(desk.state().claims()).containsExactly(Example.MANAGEMENT);
        assertThat(desk.state().outbox()).extracting(e -> e.type()).containsExactly(EventType.SDDC_DEPROVISIONED);
    }

    @Test
    void delete_isRefused_whileThereAreRoutedSegments() {
        desk.apply(segment("web", WEB, live()));
        Problem problem = desk.refused(deprovision(false, live()));
        assertThat(problem.code()).isEqualTo(ProblemCode.NOT_EMPTY);
        assertThat(problem.detail()).contains("web");
        desk.apply(deprovision(true, live()));
        assertThat(desk.sddc().lifecycle()).isEqualTo(Lifecycle.DELETING);
    }

    @Test
    void delete_isTaken_whenSegmentsAreNotRouted() {
        desk.apply(segment("web", WEB, "EXTENDED", live()));
        desk.apply(deprovision(false, live()));
        assertThat(desk.sddc().lifecycle()).isEqualTo(Lifecycle.DELETING);
    }

    @Test
    void delete_isRefused_whilePaused() {
        desk.apply(provision(new Spec().paused(true), live()));
        assertThat(desk.code(deprovision(false, live()))).isEqualTo(ProblemCode.WRONG_STATE);
        assertThat(desk.code(deprovision(true, live()))).isEqualTo(ProblemCode.WRONG_STATE);
    }

    @Test
    void delete_resumes_whenRepeated() {
        desk.apply(deprovision(false, live()));
        long version = desk.state().version();
        assertThat(desk.apply(deprovision(false, live())).effect()).isEqualTo(Effect.NONE);
        assertThat(desk.state().version()).isEqualTo(version);
        assertThat(desk.sddc().lifecycle()).isEqualTo(Lifecycle.DELETING);
    }

    @Test
    void put_isRefused_whileBeingDeleted() {
        desk.apply(deprovision(false, live()));
        assertThat(desk.code(provision(spec(), live()))).isEqualTo(ProblemCode.WRONG_STATE);
        assertThat(desk.code(provision(new Spec(), live()))).isEqualTo(ProblemCode.WRONG_STATE);
        assertThat(desk.code(provision(new Spec().paused(true), live()))).isEqualTo(ProblemCode.WRONG_STATE);
        assertThat(desk.code(provision(new Spec().paused(false), live()))).isEqualTo(ProblemCode.WRONG_STATE);
    }

    @Test
    void delete_isRemembered_whenTheSddcWasNeverSeen() {
        var empty = new Desk();
        assertThat(empty.apply(deprovision(false, numbered(5))).effect()).isEqualTo(Effect.NONE);
        assertThat(empty.state().found()).isEmpty();
        assertThat(empty.state().version()).isZero();
        assertThat(empty.state().expiresAt()).isEqualTo(Example.NOON.plus(Fence.MEMORY));
        assertThat(empty.ignored(provision(spec(), numbered(4)))).isEqualTo(Reason.STALE);
        assertThat(empty.ignored(provision(spec(), timed(Duration.ZERO)))).isEqualTo(Reason.STALE);
        assertThat(empty.ignored(deprovision(false, numbered(5)))).isEqualTo(Reason.DUPLICATE);
        assertThat(empty.apply(provision(spec(), numbered(6))).effect()).isEqualTo(Effect.CREATED);
    }

    @Test
    void delete_isFenced() {
        desk.apply(provision(spec(), numbered(5)));
        assertThat(desk.ignored(deprovision(false, numbered(4)))).isEqualTo(Reason.STALE);
        assertThat(desk.code(deprovision(false, numbered(5)))).isEqualTo(ProblemCode.STALE_SEQUENCE);
        assertThat(desk.ignored(deprovision(false, timed(Duration.ofSeconds(-1)))))
                .isEqualTo(Reason.STALE);
        desk.apply(deprovision(false, timed(Duration.ZERO)));
        assertThat(desk.sddc().lifecycle()).isEqualTo(Lifecycle.DELETING);
    }

    @Test
    void sddc_returnsOnlyAboveItsOldNumbers() {
        desk.apply(provision(spec(), numbered(5)));
        desk.apply(move("esx-2", numbered(8)));
        desk.apply(deprovision(false, numbered(6)));
        desk.forget();

        assertThat(desk.ignored(provision(spec(), numbered(5)))).isEqualTo(Reason.STALE);
        assertThat(desk.code(provision(spec(), numbered(6)))).isEqualTo(ProblemCode.STALE_SEQUENCE);
        long version = desk.state().version();
        assertThat(desk.apply(provision(spec(), numbered(7))).effect()).isEqualTo(Effect.CREATED);
        assertThat(desk.state().version()).isEqualTo(version + 1);
        assertThat(desk.state().expiresAt()).isNull();
        assertThat(desk.sddc().lifecycle()).isEqualTo(Lifecycle.PROVISIONING);
        assertThat(desk.sddc().edge().activeHost()).isEqualTo("esx-1");
        assertThat(desk.ignored(move("esx-2", numbered(7)))).isEqualTo(Reason.STALE);
    }

    @Test
    void sddc_returnsAtOnce_whenARestCallAsksForIt() {
        desk.apply(deprovision(false, numbered(6)));
        desk.forget();
        assertThat(desk.apply(provision(spec(), live())).effect()).isEqualTo(Effect.CREATED);
        assertThat(desk.state().fence().sequence()).isEqualTo(6);
    }

    @Test
    void memory_endsAfter15Days() {
        desk.apply(deprovision(false, numbered(6)));
        desk.forget();
        desk.time.advance(Fence.MEMORY);
        assertThat(desk.ignored(provision(spec(), numbered(1)))).isEqualTo(Reason.STALE);
        desk.time.advance(Duration.ofMillis(1));
        assertThat(desk.apply(provision(spec(), numbered(1))).effect()).isEqualTo(Effect.CREATED);
        assertThat(desk.state().fence().sequence()).isEqualTo(1);
    }

    @Test
    void version_neverFalls_whenTheSddcReturns() {
        desk.apply(segment("web", WEB, live()));
        desk.apply(deprovision(true, live()));
        desk.forget();
        desk.time.advance(Fence.MEMORY.plusDays(1));
        long version = desk.state().version();
        desk.apply(provision(spec(), live()));
        assertThat(desk.state().version()).isEqualTo(version + 1);
    }
}
