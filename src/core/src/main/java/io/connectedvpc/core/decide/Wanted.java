package io.connectedvpc.core.decide;

import io.connectedvpc.core.model.Account;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Host;
import io.connectedvpc.core.model.Routing;
import io.connectedvpc.core.model.Sddc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a valid {@code PUT /sddcs/{sddcId}} wants, fields that it leaves out filled in from the SDDC as it is.
 *
 * @param account null: the deployment's own
 * @param activeHost the initial placement of the active Edge
 * @param standbyHost the initial placement of the standby Edge; null: any host
 */
record Wanted(
        @Nullable Account account,
        String vpcId,
        String subnetId,
        Cidr managementCidr,
        List<Host> hosts,
        String activeHost,
        @Nullable String standbyHost,
        Routing routing,
        List<String> additionalRouteTableIds,
        List<String> securityGroupIds,
        boolean paused) {

    /** Where to look: an SDDC that exists stays where it is, whatever is wanted. */
    @Nullable
    Account account(@Nullable Sddc existing) {
        return existing == null ? account : existing.attachment().account();
    }
}
