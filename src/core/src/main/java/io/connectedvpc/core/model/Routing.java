package io.connectedvpc.core.model;

/** How a managed table leads to the SDDC. */
public enum Routing {
    /** One route per destination. */
    PER_CIDR,
    /** One route, to a prefix list that holds all destinations. */
    PREFIX_LIST
}
