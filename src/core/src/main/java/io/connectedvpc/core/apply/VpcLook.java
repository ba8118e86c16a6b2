package io.connectedvpc.core.apply;

import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.plan.Actual;
import io.connectedvpc.core.plan.Actual.Listed;
import io.connectedvpc.core.port.VpcNetwork;

/** Looks at what a VPC has for an SDDC. */
public final class VpcLook {

    private VpcLook() {}

    /** The tables of the SDDC's VPC, and its prefix list if it has one. */
    public static Actual at(VpcNetwork network, Sddc sddc) {
        Listed listed = sddc.prefixListId()
                .flatMap(network::prefixList)
                .map(list -> new Listed(list, network.prefixListEntries(list.id())))
                .orElse(null);
        return new Actual(network.routeTables(sddc.attachment().vpcId()), listed);
    }
}
