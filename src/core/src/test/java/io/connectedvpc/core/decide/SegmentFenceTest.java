package io.connectedvpc.core.decide;

import static io.connectedvpc.core.Example.APP;
import static io.connectedvpc.core.Example.WEB;
import static io.connectedvpc.core.Example.deleteSegment;
import static io.connectedvpc.core.Example.live;
import static io.connectedvpc.core.Example.numbered;
import static io.connectedvpc.core.Example.segment;
import static io.connectedvpc.core.Example.timed;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.decide.Decision.Reason;
import io.connectedvpc.core.model.Fence;
import io.connectedvpc.core.problem.ProblemCode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Events for a segment in whatever order, and the memory of deleted ones. */
class SegmentFenceTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Desk desk = Desk.withSddc();

    @Test
    void put_isFencedByItsNumber() {
        desk.apply(segment("web", WEB, numbered(5)));
        assertThat(desk.ignored(segment("web", WEB, numbered(5)))).isEqualTo(Reason.DUPLICATE);
        assertThat(desk.ignored(segment("web", APP, numbered(4)))).isEqualTo(Reason.STALE);
        assertThat(desk.code(segment("web", APP, numbered(5)))).isEqualTo(ProblemCode.STALE_SEQUENCE);
        assertThat(desk.code(segment("web", WEB, "EXTENDED", numbered(5)))).isEqualTo(ProblemCode.STALE_SEQUENCE);
        assertThat(desk.code(deleteSegment("web", numbered(5)))).isEqualTo(ProblemCode.STALE_SEQUENCE);
    }

    @Test
    void put_takesAHigherNumber_whenItSaysTheSame() {
        desk.apply(segment("web", WEB, numbered(5)));
        desk.apply(segment("web", WEB, numbered(7)));
        assertThat(desk.ignored(segment("web", APP, numbered(6)))).isEqualTo(Reason.STALE);
        assertThat(desk.state().version()).isEqualTo(2);
    }

    @Test
    void latePut_doesNotResurrect_whenTheDeletionHadAHigherNumber() {
        desk.apply(segment("web", WEB, numbered(1)));
        desk.apply(deleteSegment("web", numbered(3)));
        assertThat(desk.ignored(segment("web", WEB, numbered(1)))).isEqualTo(Reason.STALE);
        assertThat(desk.ignored(segment("web", APP, numbered(2)))).isEqualTo(Reason.STALE);
        assertThat(desk.state().liveSegments()).isEmpty();
        desk.apply(segment("web", APP, numbered(4)));
        assertThat(desk.state().liveSegments()).hasSize(1);
    }

    @Test
    void redeliveredPut_doesNotResurrect_whenTheDeletionHadNoNumber() {
        desk.apply(segment("web", WEB, numbered(1)));
        desk.apply(deleteSegment("web", timed(SECOND)));
        assertThat(desk.ignored(segment("web", WEB, numbered(1)))).isEqualTo(Reason.DUPLICATE);
        assertThat(desk.state().liveSegments()).isEmpty();
    }

    @Test
    void olderPut_doesNotResurrect() {
        desk.apply(deleteSegment("web", timed(SECOND)));
        assertThat(desk.ignored(segment("web", WEB, timed(Duration.ZERO)))).isEqualTo(Reason.STALE);
        assertThat(desk.ignored(segment("web", WEB, timed(SECOND)))).isEqualTo(Reason.STALE);
        desk.apply(segment("web", WEB, timed(SECOND.plusMillis(1))));
        assertThat(desk.state().liveSegments()).hasSize(1);
    }

    @Test
    void olderDeletion_isStale() {
        desk.apply(segment("web", WEB, timed(SECOND)));
        assertThat(desk.ignored(deleteSegment("web", timed(Duration.ZERO)))).isEqualTo(Reason.STALE);
        desk.apply(deleteSegment("web", timed(SECOND)));
        assertThat(desk.state().liveSegments()).isEmpty();
    }

    @Test
    void deletion_isRemembered_whenTheSegmentWasNeverSeen() {
        desk.apply(deleteSegment("web", numbered(2)));
        assertThat(desk.ignored(segment("web", WEB, numbered(1)))).isEqualTo(Reason.STALE);
        assertThat(desk.ignored(deleteSegment("web", numbered(2)))).isEqualTo(Reason.DUPLICATE);
        assertThat(desk.ignored(segment("web", WEB, timed(Duration.ZERO)))).isEqualTo(Reason.STALE);
    }

    @Test
    void memory_endsAfter15Days() {
        desk.apply(segment("web", WEB, numbered(1)));
        desk.apply(deleteSegment("web", numbered(3)));
        desk.time.advance(Fence.MEMORY);
        assertThat(desk.ignored(segment("web", WEB, numbered(2)))).isEqualTo(Reason.STALE);
        desk.time.advance(Duration.ofMillis(1));
        desk.apply(segment("web", WEB, numbered(2)));
        assertThat(desk.state().liveSegments()).hasSize(1);
        assertThat(desk.state().segment("web").orElseThrow().fence().sequence()).isEqualTo(2);
    }

    @Test
    void memory_startsAnew_whenDeletedAgain() {
        desk.apply(deleteSegment("web", numbered(3)));
        desk.time.advance(Duration.ofDays(10));
        desk.apply(deleteSegment("web", numbered(4)));
        desk.time.advance(Duration.ofDays(10));
        assertThat(desk.ignored(segment("web", WEB, numbered(3)))).isEqualTo(Reason.STALE);
    }

    @Test
    void liveSegments_areNeverForgotten() {
        desk.apply(segment("web", WEB, numbered(3)));
        desk.time.advance(Duration.ofDays(1_000));
        assertThat(desk.ignored(segment("web", APP, numbered(2)))).isEqualTo(Reason.STALE);
        assertThat(desk.state().judgedAt(desk.time.instant()).liveSegments()).hasSize(1);
    }

    @Test
    void restCall_isNow_whateverTheLastEventsTimeWas() {
        desk.apply(segment("web", WEB, timed(Duration.ofHours(1))));
        desk.apply(deleteSegment("web", live()));
        assertThat(desk.state().liveSegments()).isEmpty();
    }
}
