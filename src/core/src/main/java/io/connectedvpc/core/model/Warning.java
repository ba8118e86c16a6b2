package io.connectedvpc.core.model;

/**
 * Something an operator should know.
 *
 * @param subject what it is about: a destination, a network interface, a table; empty for the SDDC as a whole
 * @param detail what will happen and what to do, as a sentence
 */
public record Warning(Code code, String subject, String detail) {

    /** The contract's warning and finding codes. */
    public enum Code {
        ATTACH_FAILED,
        AZ_CROSSING,
        BLACKHOLE,
        CUSTOM_ROUTE_TABLE,
        DEFAULT_SECURITY_GROUP,
        EC2_UNAVAILABLE,
        FOREIGN_CONTROL_PLANE,
        FORMER_MAIN_TABLE,
        LONGER_FOREIGN_ROUTE,
        MANAGEMENT_PREFIX,
        NO_STANDBY,
        OVERLAP,
        QUOTA_NEAR,
        ROUTE_CONFLICT,
        SECONDARY_CIDR,
        SHARED_ADDRESS_SPACE,
        SUBNET_NOT_DEDICATED,
        SUBNET_SIZE,
        UNATTACHED_ACTIVE_ENI,
        UNEXPLAINED_ROUTE
    }
}
