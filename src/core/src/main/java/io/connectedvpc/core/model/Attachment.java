package io.connectedvpc.core.model;

import org.jspecify.annotations.Nullable;

/**
 * What an SDDC is attached to; fixed for its life.
 *
 * @param account that the VPC is in; null: the deployment's own
 * @param availabilityZone the subnet's zone
 * @param managementCidr the SDDC's management network, routed like a routed segment
 */
public record Attachment(
        @Nullable Account account, String vpcId, String subnetId, String availabilityZone, Cidr managementCidr) {

    /** In the deployment's own account. */
    public Attachment(String vpcId, String subnetId, String availabilityZone, Cidr managementCidr) {
        this(null, vpcId, subnetId, availabilityZone, managementCidr);
    }
}
