package io.connectedvpc.core.port;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.EdgeMove;
import io.connectedvpc.core.model.SddcState;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the desired state lives. Shared by any number of writers. Every method throws {@link CloudFailure} when the store can't be asked. */
public interface SddcStore {

    /** How many segments, withdrawn destinations and pending events together one commit may change. */
    int MAX_CHANGES = 40;

    /**
     * The newest state, read consistently: every commit that was answered before is in it.
     *
     * @return {@link SddcState#unknown} when nothing is stored
     */
    SddcState find(String sddcId);

    /**
     * Stores the difference between two states at once or not at all. The SDDC's {@link SddcState#claims() claims} are held against all
     * SDDCs of its VPC, also when two commits race.
     *
     * @param before as it was found
     * @param after of the same SDDC, with the same revision as {@code before}
     */
    Commit commit(SddcState before, SddcState after);

    /**
     * Finds, decides and commits an Edge move in one round trip: a failover must not wait for two. Where the move doesn't {@link EdgeMove#fits fit},
     * nothing is stored. Repeating a move that was stored stores nothing, either.
     */
    Switch move(EdgeMove move);

    /**
     * The SDDCs that live or for which events wait, by id, without their segments.
     *
     * @param limit at most so many, 1 or more
     * @param next where the page begins; null for the first
     */
    Page list(int limit, @Nullable String next);

    /** The SDDCs one of whose hosts is on that instance, by id. */
    List<String> withInstance(String instanceId);

    /** Which claim of another SDDC of the VPC overlaps the block, if one does. */
    Optional<Commit.Overlap> overlapping(String vpcId, String sddcId, Cidr wanted);

    /** What became of an Edge move. The states are without segments, withdrawn destinations, outbox and waiting events. */
    sealed interface Switch {

        /** It is stored, and the state is as after its commit. */
        record Moved(SddcState state) implements Switch {}

        /** It didn't fit the state, or another move was just stored: find and decide. */
        record NotMoved(SddcState state) implements Switch {}
    }

    /** What became of a commit. */
    sealed interface Commit {

        /** It is stored. */
        record Stored(SddcState state) implements Commit {}

        /** Another writer was first, or a passing collision: find and decide again. */
        record Contended() implements Commit {}

        /**
         * Another SDDC of the VPC holds an overlapping block.
         *
         * @param wanted the block that was to be claimed
         * @param held the block that is in the way
         * @param sddcId who holds it
         */
        record Overlap(Cidr wanted, Cidr held, String sddcId) implements Commit {}
    }

    /**
     * @param sddcs their states; segments, withdrawn destinations, outbox and waiting events are empty
     * @param next where the next page begins; null after the last
     */
    record Page(List<SddcState> sddcs, @Nullable String next) {}
}
