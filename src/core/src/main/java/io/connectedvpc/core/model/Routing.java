package io.connectedvpc.core.model;

/** How a managed table leads to the SDDC. */
public enum Routing {
    /** One route per destination. */
    PER_CIDR
}
