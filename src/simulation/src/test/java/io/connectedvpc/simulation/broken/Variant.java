package io.connectedvpc.simulation.broken;

import io.connectedvpc.simulation.Wiring;
import java.util.Set;
import java.util.function.Supplier;

/** The mistakes that a program like this one is known to make, each with the promises that it may break. */
enum Variant {
    /** Whatever comes last wins. */
    NO_FENCE(BrokenCommands::unfenced, "only what may be applied is applied", "what is stored is what was asked for"),
    /** The clock orders what the producer has numbered. */
    NUMBERS_IGNORED(
            BrokenCommands::unnumbered,
            "only what may be applied is applied",
            "what is stored is what was asked for",
            "every refusal is right"),
    /** What was done is done again when its event comes again. */
    DUPLICATES_APPLIED(
            BrokenCommands::duplicated, "only what may be applied is applied", "what is stored is what was asked for"),
    /** A failover without a number uses up the next one. */
    NUMBER_TAKEN_BY_FAILOVERS(BrokenStores::numberTaken, "what is stored is what was asked for"),
    /** Deleted segments are forgotten at once. */
    NO_TOMBSTONES(
            BrokenStores::withoutTombstones, "what is stored is what was asked for", "no acknowledged command is lost"),
    /** A commit doesn't look whether somebody else was first. */
    LAST_WRITER_WINS(
            BrokenStores::unconditional,
            "what is stored is what was asked for",
            "only what may be applied is applied",
            "no slot has two ENIs",
            "an early event is tried again"),
    /** Two SDDCs of a VPC may take overlapping blocks at the same time. */
    CLAIMS_UNCHECKED(
            BrokenStores::overlapping, "claims of two SDDCs never overlap", "only what may be applied is applied"),
    /** What wasn't stored, because somebody else was first, is answered all the same. */
    COLLISIONS_IGNORED(BrokenStores::acknowledging, "no acknowledged command is lost", "an early event is tried again"),
    /** Who has stored a state doesn't look whether there is a newer one. */
    NO_VERIFICATION(
            BrokenStores::unverified,
            "the last writer verifies",
            "only desired destinations are routed",
            "routes lead to the active ENI"),
    /** What was routed and no longer is leaves no trace in the store. */
    WITHDRAWALS_FORGOTTEN(BrokenStores::withoutWithdrawals, "the managed routes are the desired ones"),
    /** Events aren't stored with the command that causes them. */
    OUTBOX_DROPPED(BrokenStores::withoutOutbox, "every applied command's event is published"),
    /** An event that comes too early isn't kept. */
    EARLY_EVENTS_DROPPED(BrokenStores::withoutWaiting, "an early event waits", "an early event is tried again"),
    /** A table that isn't the main one any more is forgotten. */
    FORMER_TABLES_FORGOTTEN(
            BrokenStores::forgettingTables,
            "a former main table is cleaned or kept right",
            "a deleted SDDC leaves nothing",
            "the managed routes are the desired ones"),
    /** An event that can't be sent is lost. */
    EVENTS_SENT_ONCE(BrokenEvents::sentOnce, "every applied command's event is published"),
    /** The schedule does nothing, and work that didn't fit into a call isn't handed on. */
    NOTHING_HANDED_ON(
            BrokenEvents::notHandedOn,
            "everything comes to rest",
            "the managed routes are the desired ones",
            "no event waits for ever",
            "an early event is tried again",
            "17 ENIs, never 18"),
    /** A route is re-pointed by deleting and creating it. */
    REPLACE_BY_DELETE_AND_CREATE(BrokenNetworks::deletingFirst, "a desired route is never deleted"),
    /** What is in the way of a new route is overwritten. */
    FOREIGN_ROUTES_OVERWRITTEN(BrokenNetworks::overwriting, "no foreign route is touched"),
    /** Errors of writes to a table are logged, and it goes on. */
    FAILED_WRITES_TAKEN_FOR_DONE(
            BrokenNetworks::careless, "the last writer verifies", "the managed routes are the desired ones"),
    /** What was seen of the tables once is believed from then on. */
    FIRST_LOOK_BELIEVED(
            BrokenNetworks::believing,
            "the last writer verifies",
            "the managed routes are the desired ones",
            "no foreign route is touched",
            "every refusal is right",
            "a repeated command makes no mutating call",
            "everything comes to rest",
            "everything ends"),
    /** ENIs are created without a client token. */
    NO_CLIENT_TOKENS(BrokenNetworks::withoutTokens, "no slot has two ENIs", "17 ENIs, never 18"),
    /** A prefix list is created without a client token. */
    NO_LIST_TOKENS(
            BrokenNetworks::withoutListTokens,
            "nothing is left of the other way of routing",
            "the prefix list holds what is desired",
            "a deleted SDDC leaves nothing",
            "everything comes to rest"),
    /** The routes of the blocks go before the one of the list has come. */
    LIST_ROUTE_NOT_AWAITED(
            BrokenNetworks::unroutedLists,
            "a desired route is never deleted",
            "the last writer verifies",
            "the prefix list is routed",
            "the managed routes are the desired ones"),
    /** An edit of a prefix list counts as soon as it has begun. */
    LIST_EDIT_NOT_AWAITED(
            BrokenNetworks::hastyLists,
            "a desired route is never deleted",
            "the last writer verifies",
            "the prefix list holds what is desired",
            "the managed routes are the desired ones",
            "everything comes to rest");

    private final Supplier<Wiring> wiring;
    private final Set<String> broken;

    Variant(Supplier<Wiring> wiring, String... broken) {
        this.wiring = wiring;
        this.broken = Set.of(broken);
    }

    /** The core with this mistake in it. */
    Wiring wiring() {
        return wiring.get();
    }

    /** The invariants by which it may be noticed. */
    Set<String> broken() {
        return broken;
    }
}
