package io.connectedvpc.simulation.scenario;

import io.connectedvpc.core.model.Cidr;

/** Where an SDDC of the scenario lives. */
public record Site(String sddcId, String vpcId, String subnetId, Cidr subnet, Cidr management) {

    /** The EC2 instance of a host. */
    public String instance(int host) {
        return "i-%s-%d".formatted(sddcId, host);
    }
}
