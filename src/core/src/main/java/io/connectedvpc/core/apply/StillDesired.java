package io.connectedvpc.core.apply;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import java.util.Optional;
import java.util.Set;

/** Which writes that were planned for an older desired state are just what is desired now, so that they do no harm, whenever they come. */
final class StillDesired {

    private final Sddc sddc;
    private final Set<Cidr> desired;
    private final boolean told;

    /**
     * @param sddc of the state
     * @param newest whose list of segments is whole
     */
    StillDesired(Sddc sddc, SddcState newest) {
        this.sddc = sddc;
        this.desired = newest.desiredDestinations();
        // While a list leads to the blocks, and at the end, the state alone doesn't tell.
        this.told = !sddc.routing().byList() && sddc.lifecycle() != Sddc.Lifecycle.DELETING;
    }

    /** False also where nobody can tell. */
    boolean includes(RouteChange change) {
        return told
                && sddc.mainTable()
                        .released(String.valueOf(change.routeTableId()))
                        .isEmpty()
                && change.destination() instanceof Cidr block
                && Optional.ofNullable(change.to())
                        .equals(desired.contains(block) ? sddc.activeNetworkInterfaceId() : Optional.empty());
    }
}
