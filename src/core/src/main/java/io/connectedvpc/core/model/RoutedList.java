package io.connectedvpc.core.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The prefix list of an SDDC.
 *
 * @param clientToken the idempotency token of its creation, stored before EC2 is asked
 * @param id null until it is created
 * @param version the version that the last edit was to bring; stored before EC2 is asked, so that an older read is known to be one
 * @param editedAt when that edit was begun, or the list was found
 */
public record RoutedList(String clientToken, @Nullable PrefixListId id, long version, Instant editedAt) {

    /** A list that is yet to be created. */
    public static RoutedList wanted(String clientToken) {
        return new RoutedList(clientToken, null, 0, Instant.EPOCH);
    }

    /** This list, which exists: it was created, or seen, at that time. */
    public RoutedList created(PrefixListId created, Instant at) {
        return new RoutedList(clientToken, created, version, at);
    }

    /** This list as an edit is to make it. */
    public RoutedList edited(long next, Instant at) {
        return new RoutedList(clientToken, id, Math.max(version, next), at);
    }

    /** Whether that version may be one from before the last edit. */
    public boolean mayBeOlder(long shown, Instant now) {
        return shown < version && editedAt.plus(Staleness.BOUND).isAfter(now);
    }
}
