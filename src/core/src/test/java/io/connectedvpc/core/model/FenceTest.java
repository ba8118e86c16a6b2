package io.connectedvpc.core.model;

import static io.connectedvpc.core.model.Fence.Verdict.APPLY;
import static io.connectedvpc.core.model.Fence.Verdict.CONTRADICTION;
import static io.connectedvpc.core.model.Fence.Verdict.DUPLICATE;
import static io.connectedvpc.core.model.Fence.Verdict.STALE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class FenceTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant BEFORE = NOON.minusMillis(1);
    private static final Instant AFTER = NOON.plusMillis(1);

    @Test
    void none_appliesWhateverComesFirst() {
        assertThat(Fence.NONE.judge(numbered(1, NOON), "a", false)).isEqualTo(APPLY);
        assertThat(Fence.NONE.judge(numbered((1L << 53) - 1, NOON), "a", true)).isEqualTo(APPLY);
        assertThat(Fence.NONE.judge(timed(Instant.EPOCH), "a", false)).isEqualTo(APPLY);
        assertThat(Fence.NONE.judge(timed(Instant.EPOCH), "a", true)).isEqualTo(APPLY);
    }

    @Test
    void numbered_applies_whenHigher_howeverOldItIs() {
        Fence fence = applied(numbered(7, NOON), "a");
        assertThat(fence.judge(numbered(8, BEFORE), "a", false)).isEqualTo(APPLY);
        assertThat(fence.judge(numbered(100, Instant.EPOCH), "b", true)).isEqualTo(APPLY);
    }

    @Test
    void numbered_isStale_whenLower_howeverYoungItIs() {
        Fence fence = applied(numbered(7, NOON), "a");
        assertThat(fence.judge(numbered(6, AFTER), "a", false)).isEqualTo(STALE);
        assertThat(fence.judge(numbered(1, AFTER), "b", true)).isEqualTo(STALE);
    }

    @Test
    void numbered_isDuplicate_whenSameNumberAndContent() {
        Fence fence = applied(numbered(7, NOON), "a");
        assertThat(fence.judge(numbered(7, NOON), "a", false)).isEqualTo(DUPLICATE);
        assertThat(fence.judge(numbered(7, AFTER), "a", false)).isEqualTo(DUPLICATE);
    }

    @Test
    void numbered_isContradiction_whenSameNumberAndOtherContent() {
        assertThat(applied(numbered(7, NOON), "a").judge(numbered(7, NOON), "b", false))
                .isEqualTo(CONTRADICTION);
    }

    @Test
    void numbered_leavesHigherNumberInForce_whenBoundariesOfLongAreUsed() {
        long most = (1L << 53) - 1;
        Fence fence = applied(numbered(most, NOON), "a");
        assertThat(fence.judge(numbered(most, NOON), "a", false)).isEqualTo(DUPLICATE);
        assertThat(fence.judge(numbered(most - 1, NOON), "a", false)).isEqualTo(STALE);
    }

    @Test
    void live_bypassesTheClockButNotTheNumber() {
        Fence fence = applied(numbered(7, AFTER), "a");
        assertThat(fence.judge(new Stamp(null, BEFORE, true), "b", false)).isEqualTo(APPLY);
        assertThat(fence.judge(new Stamp(6L, AFTER, true), "b", false)).isEqualTo(STALE);
        assertThat(fence.judge(new Stamp(7L, AFTER, true), "b", false)).isEqualTo(CONTRADICTION);
    }

    @Test
    void timed_isPlacedByItsTime() {
        Fence fence = applied(timed(NOON), "a");
        assertThat(fence.judge(timed(BEFORE), "b", false)).isEqualTo(STALE);
        assertThat(fence.judge(timed(NOON), "b", false)).isEqualTo(APPLY);
        assertThat(fence.judge(timed(AFTER), "b", false)).isEqualTo(APPLY);
    }

    @Test
    void timed_isPlacedByTheTimeOfNumberedOnesToo() {
        Fence fence = applied(numbered(7, NOON), "a");
        assertThat(fence.judge(timed(BEFORE), "b", false)).isEqualTo(STALE);
        assertThat(fence.judge(timed(AFTER), "b", false)).isEqualTo(APPLY);
    }

    @Test
    void timed_leavesTheNumber() {
        Fence fence = applied(numbered(7, NOON), "a").advance(timed(AFTER), "promotion", false);
        assertThat(fence.sequence()).isEqualTo(7);
        assertThat(fence.judge(numbered(7, NOON), "a", false)).isEqualTo(DUPLICATE);
        assertThat(fence.judge(numbered(8, NOON), "b", false)).isEqualTo(APPLY);
    }

    @Test
    void deletion_winsAtEqualTimes() {
        Fence deleted = Fence.NONE.advance(timed(NOON), "delete", true);
        assertThat(deleted.judge(timed(NOON), "a", false)).isEqualTo(STALE);
        assertThat(deleted.judge(timed(NOON), "delete", true)).isEqualTo(APPLY);
        assertThat(deleted.judge(timed(AFTER), "a", false)).isEqualTo(APPLY);
        assertThat(applied(timed(NOON), "a").judge(timed(NOON), "delete", true)).isEqualTo(APPLY);
    }

    @Test
    void advance_neverMovesTheTimeBack() {
        Fence fence = applied(timed(NOON), "a").advance(numbered(3, BEFORE), "b", false);
        assertThat(fence.time()).isEqualTo(NOON);
        assertThat(fence.sequence()).isEqualTo(3);
        assertThat(fence.judge(timed(BEFORE), "c", false)).isEqualTo(STALE);
    }

    @Test
    void advance_remembersWhatTheLastCommandDid() {
        Fence deleted = applied(numbered(1, NOON), "a").advance(numbered(2, NOON), "delete", true);
        assertThat(deleted.deletion()).isTrue();
        assertThat(deleted.advance(numbered(3, NOON), "a", false).deletion()).isFalse();
    }

    private static Fence applied(Stamp stamp, String said) {
        return Fence.NONE.advance(stamp, said, false);
    }

    private static Stamp numbered(long sequence, Instant time) {
        return new Stamp(sequence, time, false);
    }

    private static Stamp timed(Instant time) {
        return new Stamp(null, time, false);
    }
}
