package io.connectedvpc.simulation.scenario;

/** What a scenario may contain. Each seed takes some of what is allowed, so that rare combinations get their turn. */
public enum Feature {
    /** Commands with sequence numbers. */
    NUMBERED,
    /** Commands placed by their time alone. */
    UNNUMBERED,
    /** Commands by events, which come late and in any order. */
    EVENTS,
    /** The same event more than once. */
    DUPLICATES,
    /** Events that are hours late. */
    HOURS_LATE,
    /** A producer that says two things under one number. */
    CONTRADICTIONS,
    /** Hosts come, go and get other instances. */
    HOST_CHANGES,
    /** Several SDDCs want the same blocks. */
    CIDR_CLASHES,
    /** The Edge moves to and fro within seconds. */
    EDGE_RALLIES,
    /** Instances of hosts stop and start. */
    HOST_FAILURES,
    PAUSES,
    /** SDDCs are routed by prefix lists, and change between the two ways. */
    PREFIX_LISTS,
    /** SDDCs are routed in a table of the VPC's users, too, and leave it. */
    ADDITIONAL_TABLES,
    /** SDDCs are deleted and created again. */
    DEPROVISIONING,
    /** People change routes. */
    ROUTE_EDITS,
    /** People change the entries of prefix lists. */
    LIST_EDITS,
    /** People remove all routes at once. */
    WIPED_TABLE,
    /** People delete, detach and change ENIs. */
    ENI_EDITS,
    /** Another table becomes the main one. */
    MAIN_TABLE_SWAP,
    /** Reconciles by the schedule, once a minute. */
    SWEEPS,
    THROTTLING,
    /** Calls that fail here and there. */
    FAILURES,
    /** The effect happens, the answer gets lost. */
    LOST_ANSWERS,
    /** A service is down for minutes. */
    OUTAGES,
    /** The store reports collisions that weren't. */
    CONTENTION,
    CRASHES,
    /** Functions that stand still for up to minutes. */
    STALLS,
    /** Describes that answer from the past. */
    STALE_READS,
    /** SDDCs have more segments, and each table hardly holds their routes: between the two ways of routing there are many steps. */
    TIGHT_TABLES
}
