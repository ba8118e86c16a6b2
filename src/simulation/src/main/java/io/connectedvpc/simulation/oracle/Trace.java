package io.connectedvpc.simulation.oracle;

import io.connectedvpc.core.command.Command;
import io.connectedvpc.simulation.world.PrefixListState;
import io.connectedvpc.simulation.world.Snapshot;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one call of a function has been told and has done so far. */
public final class Trace {

    private final String sddcId;
    private final String causeId;
    private final @Nullable Command command;
    private final long begun;
    private final Instant begunAt;
    private final Set<Answer> allowed = EnumSet.noneOf(Answer.class);
    private Desired known = Desired.NOTHING;
    private @Nullable Snapshot looked;
    private int looks;
    private @Nullable PrefixListState list;
    private boolean applied;

    /**
     * @param command null for a reconcile
     * @param begun when, as the oracle counts
     * @param begunAt when, by the clock
     */
    Trace(String sddcId, String causeId, @Nullable Command command, long begun, Instant begunAt) {
        this.sddcId = sddcId;
        this.causeId = causeId;
        this.command = command;
        this.begun = begun;
        this.begunAt = begunAt;
    }

    /** What it knows by now, whatever it learns later. */
    Trace asOfNow() {
        var copy = new Trace(sddcId, causeId, command, begun, begunAt);
        copy.known = known;
        copy.looked = looked;
        copy.looks = looks;
        copy.list = list;
        return copy;
    }

    String sddcId() {
        return sddcId;
    }

    String causeId() {
        return causeId;
    }

    @Nullable
    Command command() {
        return command;
    }

    long begun() {
        return begun;
    }

    Instant begunAt() {
        return begunAt;
    }

    /** The answers that were right at some moment since the command came. */
    Set<Answer> allowed() {
        return allowed;
    }

    boolean isAllowed(Answer one, Answer other) {
        return allowed.contains(one) || allowed.contains(other);
    }

    /** What is desired as far as the function can know: as in the newest state that it read or wrote. */
    Desired known() {
        return known;
    }

    void knows(Desired desired) {
        known = desired;
    }

    /** The tables as last shown to it; null when it hasn't looked since its command was committed. */
    @Nullable
    Snapshot looked() {
        return looked;
    }

    void looked(@Nullable Snapshot shown) {
        looked = shown;
        looks++;
    }

    /** How often it was shown the tables, or forgot them. */
    int looks() {
        return looks;
    }

    /** The prefix list as last shown to it; null when it hasn't looked. */
    @Nullable
    PrefixListState list() {
        return list;
    }

    void lookedAt(PrefixListState shown) {
        list = shown;
    }

    /** Whether it has a command that isn't committed yet. */
    boolean isOpenCommand() {
        return command != null && !applied;
    }

    /** Whether its command was committed. */
    boolean applied() {
        return applied;
    }

    void setApplied() {
        applied = true;
    }
}
