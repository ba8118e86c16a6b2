package io.connectedvpc.simulation.scenario;

import io.connectedvpc.core.model.Cidr;

/** Where an SDDC of the scenario lives. */
public record Site(String sddcId, String vpcId, String subnetId, Cidr subnet, Cidr management) {

    /** A table of its VPC that it can be routed in beside the main one. */
    public String additionalTable() {
        return "rtb-extra-" + vpcId;
    }

    /** The EC2 instance of a host. */
    public String instance(int host) {
        return "i-%s-%d".formatted(sddcId, host);
    }
}
