package io.connectedvpc.core.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An SDDC that is being written from another one, so that a change names only what it changes. */
final class SddcDraft {

    final Attachment attachment;
    Sddc.Lifecycle lifecycle;

    @Nullable
    Instant deletingSince;

    List<Host> hosts;
    List<NetworkInterface> networkInterfaces;
    List<String> formerNetworkInterfaceIds;
    Edge edge;
    RoutingMode routing;
    List<String> additionalRouteTableIds;
    List<String> securityGroupIds;
    boolean paused;
    final long createdIn;
    MainTable mainTable;
    List<Warning> faults;

    SddcDraft(Sddc from) {
        attachment = from.attachment();
        lifecycle = from.lifecycle();
        deletingSince = from.deletingSince();
        hosts = from.hosts();
        networkInterfaces = from.networkInterfaces();
        formerNetworkInterfaceIds = from.formerNetworkInterfaceIds();
        edge = from.edge();
        routing = from.routing();
        additionalRouteTableIds = from.additionalRouteTableIds();
        securityGroupIds = from.securityGroupIds();
        paused = from.paused();
        createdIn = from.createdIn();
        mainTable = from.mainTable();
        faults = from.faults();
    }

    Sddc sddc() {
        return new Sddc(
                attachment,
                lifecycle,
                deletingSince,
                hosts,
                networkInterfaces,
                formerNetworkInterfaceIds,
                edge,
                routing,
                additionalRouteTableIds,
                securityGroupIds,
                paused,
                createdIn,
                mainTable,
                faults);
    }
}
