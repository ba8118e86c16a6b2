package io.connectedvpc.core.command;

import io.connectedvpc.core.model.Account;
import io.connectedvpc.core.model.Stamp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks for a change of the desired state. Fields are as the user wrote them: whether they make sense is for the core to say. */
public sealed interface Command {

    String sddcId();

    /** Places the command among the others for its entity. */
    Stamp stamp();

    /**
     * Creates or changes an SDDC.
     *
     * @param spec what it shall be; a field that is null keeps its value
     */
    record ProvisionSddc(String sddcId, Stamp stamp, SddcSpec spec) implements Command {}

    /** Removes an SDDC, with {@code force} although it has routed segments. */
    record DeprovisionSddc(String sddcId, Stamp stamp, boolean force) implements Command {}

    /**
     * Creates or changes a segment. Exactly one of {@code cidr} and {@code gatewayAddress} is given.
     *
     * @param gatewayAddress the gateway's address in the block, as NSX says it: {@code 192.168.160.1/24}
     * @param type null: ROUTED
     */
    record PutSegment(
            String sddcId,
            Stamp stamp,
            String name,
            @Nullable String cidr,
            @Nullable String gatewayAddress,
            @Nullable String type)
            implements Command {}

    /** Deletes a segment. */
    record DeleteSegment(String sddcId, Stamp stamp, String name) implements Command {}

    /**
     * Moves the active Edge.
     *
     * @param reason null: MAINTENANCE
     */
    record MoveEdge(
            String sddcId,
            Stamp stamp,
            String toHost,
            @Nullable String reason) implements Command {}

    /**
     * The EC2 instance of a host runs, or doesn't any more.
     *
     * @param running false: it stops, is stopped or terminated
     */
    record HostChanged(String sddcId, Stamp stamp, String instanceId, boolean running) implements Command {}

    /** The body of {@code PUT /sddcs/{sddcId}}; null: not given. */
    record SddcSpec(
            @Nullable Account account,
            @Nullable String vpcId,
            @Nullable String subnetId,
            @Nullable String managementCidr,
            @Nullable List<HostSpec> hosts,
            @Nullable String activeEdgeHost,
            @Nullable String standbyEdgeHost,
            @Nullable String routing,
            @Nullable List<String> additionalRouteTableIds,
            @Nullable List<String> securityGroupIds,
            @Nullable Boolean paused) {

        /** Without an account. */
        public SddcSpec(
                @Nullable String vpcId,
                @Nullable String subnetId,
                @Nullable String managementCidr,
                @Nullable List<HostSpec> hosts,
                @Nullable String activeEdgeHost,
                @Nullable String standbyEdgeHost,
                @Nullable String routing,
                @Nullable List<String> additionalRouteTableIds,
                @Nullable List<String> securityGroupIds,
                @Nullable Boolean paused) {
            this(
                    null,
                    vpcId,
                    subnetId,
                    managementCidr,
                    hosts,
                    activeEdgeHost,
                    standbyEdgeHost,
                    routing,
                    additionalRouteTableIds,
                    securityGroupIds,
                    paused);
        }
    }

    /** @param cluster null: 1 */
    record HostSpec(
            String hostId,
            @Nullable String instanceId,
            @Nullable Integer cluster,
            @Nullable Boolean leaving) {}
}
