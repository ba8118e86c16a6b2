package io.connectedvpc.ec2standin.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A customer-managed prefix list of IPv4 blocks. Its changes take time, one after the other: until a change is over, the
 * list is as it was before.
 */
public final class StoredPrefixList implements Tagged {

    /** The states that the stand-in knows, under EC2's names. */
    public enum State {
        CREATE_IN_PROGRESS,
        CREATE_COMPLETE,
        MODIFY_IN_PROGRESS,
        MODIFY_COMPLETE,
        MODIFY_FAILED,
        DELETE_IN_PROGRESS,
        DELETE_COMPLETE,
        DELETE_FAILED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A change on its way.
     *
     * @param outcome the state that it ends in
     * @param message why it fails, or null if it doesn't
     */
    private record Change(
            Instant over, State outcome, @Nullable String message, Runnable effect) {}

    /** Versions that are kept ("Customer-managed prefix lists" among the VPC quotas). */
    private static final int MOST_VERSIONS = 1000;

    /** How long a deleted list is still described; EC2 documents the state, and not how long it lasts. */
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final String id;
    private final NavigableMap<Long, Map<String, String>> versions = new TreeMap<>();
    private final Map<String, String> tags = new TreeMap<>();
    private String name;
    private int maxEntries;
    private int weight;
    private State state = State.CREATE_IN_PROGRESS;
    private @Nullable String message;
    private @Nullable Change change;
    private Instant settledAt;

    /**
     * A list that is being created.
     *
     * @param entries the descriptions of the blocks, empty for none, by the blocks' text
     * @param over when the creation is over
     */
    public StoredPrefixList(String id, String name, int maxEntries, Map<String, String> entries, Instant over) {
        this.id = id;
        this.name = name;
        this.maxEntries = maxEntries;
        this.weight = maxEntries;
        this.settledAt = over;
        versions.put(1L, sorted(entries));
        begin(State.CREATE_IN_PROGRESS, new Change(over, State.CREATE_COMPLETE, null, () -> {}));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Map<String, String> tags() {
        return tags;
    }

    public String name() {
        return name;
    }

    /** Renaming takes no time and makes no version. */
    public void rename(String newName) {
        name = newName;
    }

    public int maxEntries() {
        return maxEntries;
    }

    /** What a route to this list counts in its table's quota: while the list grows, its size to come. */
    public int weight() {
        return weight;
    }

    public State state() {
        return state;
    }

    /** Why the last change failed, or null. */
    public @Nullable String message() {
        return message;
    }

    public long version() {
        return versions.lastKey();
    }

    /** The entries of the current version, sorted by their text. */
    public Map<String, String> entries() {
        return versions.lastEntry().getValue();
    }

    /** The entries of a version that is still kept. */
    public Optional<Map<String, String>> entries(long version) {
        return Optional.ofNullable(versions.get(version));
    }

    /** Whether a change is on its way, so that no other can begin. */
    public boolean isChanging() {
        return change != null;
    }

    /** Whether it is deleted and only still described. */
    public boolean isGone() {
        return state == State.DELETE_COMPLETE;
    }

    public boolean isForgotten(Instant now) {
        return isGone() && !now.isBefore(settledAt.plus(REMEMBERED));
    }

    /** Begins to make these the entries of the next version. */
    public void edit(Map<String, String> entries, Instant over) {
        begin(State.MODIFY_IN_PROGRESS, new Change(over, State.MODIFY_COMPLETE, null, () -> addVersion(entries)));
    }

    private void addVersion(Map<String, String> entries) {
        versions.put(version() + 1, sorted(entries));
        if (versions.size() > MOST_VERSIONS) {
            versions.pollFirstEntry();
        }
    }

    /** Begins to change the size; a greater one counts in the quotas of tables at once. */
    public void resize(int size, Instant over) {
        weight = Math.max(maxEntries, size);
        begin(State.MODIFY_IN_PROGRESS, new Change(over, State.MODIFY_COMPLETE, null, () -> {
            maxEntries = size;
            weight = size;
        }));
    }

    /** Begins a change of size that fails. */
    public void failToResize(String why, Instant over) {
        begin(State.MODIFY_IN_PROGRESS, new Change(over, State.MODIFY_FAILED, why, () -> {}));
    }

    public void delete(Instant over) {
        begin(State.DELETE_IN_PROGRESS, new Change(over, State.DELETE_COMPLETE, null, () -> {}));
    }

    /** Begins a deletion that fails. */
    public void failToDelete(String why, Instant over) {
        begin(State.DELETE_IN_PROGRESS, new Change(over, State.DELETE_FAILED, why, () -> {}));
    }

    private void begin(State during, Change next) {
        state = during;
        message = null;
        change = next;
    }

    /** Ends the change whose time has come. */
    public void settle(Instant now) {
        if (change != null && !now.isBefore(change.over())) {
            change.effect().run();
            state = change.outcome();
            message = change.message();
            settledAt = change.over();
            change = null;
        }
    }

    private static Map<String, String> sorted(Map<String, String> entries) {
        return Collections.unmodifiableMap(new TreeMap<>(entries));
    }
}
