package io.connectedvpc.core.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of an SDDC and the network interfaces that it has.
 *
 * @param deletingSince when its deletion was committed; null when it isn't being deleted
 * @param hosts in the order given by the user
 * @param networkInterfaces the {@value #SLOTS} slots in order
 * @param formerNetworkInterfaceIds ENIs that were the SDDC's and are gone; a route may still lead to one
 * @param additionalRouteTableIds tables that are kept like the main one
 * @param securityGroupIds empty: the VPC's default group
 * @param paused whether commands are only recorded
 * @param createdIn the version in which the SDDC was created
 * @param faults what the last attempt to apply could not put right
 */
public record Sddc(
        Attachment attachment,
        Lifecycle lifecycle,
        @Nullable Instant deletingSince,
        List<Host> hosts,
        List<NetworkInterface> networkInterfaces,
        List<String> formerNetworkInterfaceIds,
        Edge edge,
        RoutingMode routing,
        List<String> additionalRouteTableIds,
        List<String> securityGroupIds,
        boolean paused,
        long createdIn,
        MainTable mainTable,
        List<Warning> faults) {

    /**
     * Network interfaces of an SDDC, whatever its number of hosts: 16 hosts at most, and a spare. Source: VMware Cloud on AWS creates as
     * many at deployment.
     */
    public static final int SLOTS = 17;

    /** How far an SDDC is. */
    public enum Lifecycle {
        /** Its network interfaces or first routes aren't all there yet. */
        PROVISIONING,
        /** It was in sync at least once. */
        READY,
        /** Its routes and network interfaces are being removed. */
        DELETING
    }

    public Sddc {
        hosts = List.copyOf(hosts);
        networkInterfaces = List.copyOf(networkInterfaces);
        formerNetworkInterfaceIds = List.copyOf(formerNetworkInterfaceIds);
        additionalRouteTableIds = List.copyOf(additionalRouteTableIds);
        securityGroupIds = List.copyOf(securityGroupIds);
        faults = List.copyOf(faults);
    }

    /** The host of that id, in any cluster. */
    public Optional<Host> host(String hostId) {
        return hosts.stream().filter(host -> host.hostId().equals(hostId)).findFirst();
    }

    /** The slot assigned to a host. */
    public Optional<NetworkInterface> networkInterfaceOf(String hostId) {
        return networkInterfaces.stream()
                .filter(slot -> hostId.equals(slot.hostId()))
                .findFirst();
    }

    /** The id of the active Edge's ENI; empty until it is created. */
    public Optional<String> activeNetworkInterfaceId() {
        return networkInterfaceOf(edge.activeHost()).map(NetworkInterface::networkInterfaceId);
    }

    /** The ids of the ENIs that exist, as far as the store knows, in the order of their slots. */
    public List<String> networkInterfaceIds() {
        return networkInterfaces.stream()
                .map(NetworkInterface::networkInterfaceId)
                .flatMap(Stream::ofNullable)
                .toList();
    }

    /** Whether a route to that ENI is a route to this SDDC. */
    public boolean owns(String networkInterfaceId) {
        // Asked for each route of a table.
        for (NetworkInterface slot : networkInterfaces) {
            if (networkInterfaceId.equals(slot.networkInterfaceId())) {
                return true;
            }
        }
        return formerNetworkInterfaceIds.contains(networkInterfaceId);
    }

    /** Whether every slot has its ENI. */
    public boolean hasAllNetworkInterfaces() {
        return networkInterfaces.stream().allMatch(NetworkInterface::created);
    }

    /** This SDDC, which is to be deleted from now on. */
    public Sddc deleting(Instant now) {
        return with(next -> {
            next.lifecycle = Lifecycle.DELETING;
            next.deletingSince = now;
        });
    }

    public Sddc withNetworkInterfaces(List<NetworkInterface> slots, List<String> formerIds) {
        return with(next -> {
            next.networkInterfaces = slots;
            next.formerNetworkInterfaceIds = formerIds;
        });
    }

    public Sddc withHosts(List<Host> newHosts, List<NetworkInterface> slots) {
        return with(next -> {
            next.hosts = newHosts;
            next.networkInterfaces = slots;
        });
    }

    public Sddc withEdge(Edge newEdge) {
        return with(next -> next.edge = newEdge);
    }

    public Sddc withSettings(List<String> groups, boolean isPaused) {
        return with(next -> {
            next.securityGroupIds = groups;
            next.paused = isPaused;
        });
    }

    /** This SDDC with other ways to it. */
    public Sddc withRouting(RoutingMode mode, List<String> additionalTables, MainTable tables) {
        return with(next -> {
            next.routing = mode;
            next.additionalRouteTableIds = additionalTables;
            next.mainTable = tables;
        });
    }

    /** This SDDC with another prefix list, or none. */
    public Sddc withList(@Nullable RoutedList list) {
        return withRouting(routing.with(list), additionalRouteTableIds, mainTable);
    }

    /** The id of the SDDC's prefix list; empty when it has none, or it isn't created yet. */
    public Optional<PrefixListId> prefixListId() {
        return Optional.ofNullable(routing.list()).map(RoutedList::id);
    }

    /** This SDDC as the last attempt to apply it found and left it. */
    public Sddc applied(Lifecycle reached, MainTable seen, List<Warning> remaining) {
        return with(next -> {
            next.lifecycle = reached;
            next.mainTable = seen;
            next.faults = remaining;
        });
    }

    private Sddc with(Consumer<SddcDraft> change) {
        var next = new SddcDraft(this);
        change.accept(next);
        return next.sddc();
    }
}
