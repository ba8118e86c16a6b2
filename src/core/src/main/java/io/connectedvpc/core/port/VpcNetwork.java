package io.connectedvpc.core.port;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Destination;
import io.connectedvpc.core.model.PrefixListId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * The VPC side: what is there, and the few writes that connected-vpc makes. Reads may be stale. Every method throws {@link CloudFailure}
 * when EC2 fails; an answer that only says that the world is not as the caller believed is a return value instead.
 */
public interface VpcNetwork {

    /** Empty when there is no such VPC. */
    Optional<Vpc> vpc(String vpcId);

    /** Empty when there is no such subnet. */
    Optional<Subnet> subnet(String subnetId);

    /** All route tables of the VPC; empty when there is no such VPC. */
    List<RouteTable> routeTables(String vpcId);

    /** The instances among those ids that exist. */
    List<Instance> instances(Collection<String> instanceIds);

    /** The groups among those ids that exist in the VPC. */
    Set<String> securityGroups(String vpcId, Collection<String> groupIds);

    /** The id of the VPC's default security group. */
    String defaultSecurityGroup(String vpcId);

    /** The ENIs among those ids that exist. */
    List<Eni> networkInterfaces(Collection<String> networkInterfaceIds);

    /** The ENIs in the subnet that carry this deployment's tags for the SDDC. */
    List<Eni> taggedNetworkInterfaces(String subnetId, String sddcId);

    /** Creates an ENI with its tags and groups; the same token again answers the same ENI. Source/destination check is still on. */
    Creation createNetworkInterface(NewEni eni);

    /**
     * Turns the ENI's source/destination check off, without which it can't forward.
     *
     * @return false when there is no such ENI: unlike a read, a write knows
     */
    boolean disableSourceDestCheck(String networkInterfaceId);

    /** Replaces the ENI's security groups. */
    void setSecurityGroups(String networkInterfaceId, List<String> groupIds);

    /**
     * Attaches the ENI to an instance, not to be deleted on the instance's termination.
     *
     * @throws CloudFailure of kind {@code IMPOSSIBLE} when EC2 refuses
     */
    void attach(String networkInterfaceId, String instanceId, int deviceIndex);

    /** Begins to detach; done when the ENI is {@code available}. An attachment that is gone already is no error. */
    void detach(String attachmentId);

    /** Deletes the ENI; false while it is still attached. One that is gone already is no error. */
    boolean deleteNetworkInterface(String networkInterfaceId);

    /** Creates a route; {@code OUTDATED} when there is one for the destination, or table, list or target are gone. */
    RouteWrite createRoute(String routeTableId, Destination destination, String networkInterfaceId);

    /** Re-points a route in place; {@code OUTDATED} when there is none for the destination, or table, list or target are gone. */
    RouteWrite replaceRoute(String routeTableId, Destination destination, String networkInterfaceId);

    /** Deletes a route; {@code OUTDATED} when there is none, or the table is gone. */
    RouteWrite deleteRoute(String routeTableId, Destination destination);

    /** The customer-managed prefix list of that id; empty when there is none, or it is being deleted. */
    Optional<PrefixList> prefixList(PrefixListId id);

    /** The prefix lists that carry this deployment's tags for the SDDC, by id; those that are being deleted aren't among them. */
    List<PrefixList> taggedPrefixLists(String sddcId);

    /** The blocks in a list, as of its newest version that the read shows. */
    SortedSet<Cidr> prefixListEntries(PrefixListId id);

    /**
     * Creates a prefix list with its tags and without entries; the same token again answers the same list. Takes its time: the list is there when
     * its state is {@code READY}.
     *
     * @return empty when EC2 knows the token from a creation with another size: that list is there, or appears
     */
    Optional<PrefixList> createPrefixList(NewPrefixList list);

    /**
     * Begins to add and remove entries, all at once; done when the list is {@code READY} in its next version.
     *
     * @param version the list's version that the edit is meant for
     * @param added {@value #MAX_LIST_EDIT} with those removed, at most
     * @return {@code OUTDATED} when the list has another version, is being edited, or is gone
     */
    RouteWrite editPrefixList(PrefixListId id, long version, Collection<Cidr> added, Collection<Cidr> removed);

    /** Begins to change how many entries a list can hold; {@code OUTDATED} when it is being edited, or is gone. */
    RouteWrite resizePrefixList(PrefixListId id, int maxEntries);

    /** Deletes a prefix list; {@code OUTDATED} while anything still refers to it, or it is being edited. One that is gone already is no error. */
    RouteWrite deletePrefixList(PrefixListId id);

    /** What refers to a prefix list, so that EC2 doesn't delete it: tables with a route to it, security groups …, by id. May be older than the last write of a route. */
    SortedSet<String> prefixListUsers(PrefixListId id);

    /** How many entries one edit of a prefix list may add and remove. Source: Amazon EC2 API reference, ModifyManagedPrefixList. */
    int MAX_LIST_EDIT = 100;

    /** What became of a write to a route table or a prefix list. */
    enum RouteWrite {
        DONE,
        /** It isn't as the caller saw it: look again. */
        OUTDATED
    }

    /**
     * A customer-managed prefix list.
     *
     * @param version rises with every edit of entries
     * @param maxEntries how many entries it can hold, and what it counts in a table's quota
     */
    record PrefixList(PrefixListId id, ListState state, long version, int maxEntries) {

        /** Whether it is being made or changed: EC2 takes one change at a time. */
        public boolean busy() {
            return state == ListState.BUSY;
        }
    }

    /** How far a prefix list is. */
    enum ListState {
        /** It can be used and edited. */
        READY,
        /** It is being created or edited. */
        BUSY,
        /** Its last edit failed; it is as it was before, and can be edited again. */
        FAILED
    }

    /**
     * @param maxEntries 1 or more
     * @param clientToken at most 64 ASCII characters
     */
    record NewPrefixList(String sddcId, int maxEntries, String clientToken) {}

    /** @param cidrs the IPv4 blocks, the primary one first */
    record Vpc(String vpcId, List<Cidr> cidrs) {}

    /** @param freeAddresses addresses that can still be given to ENIs */
    record Subnet(String subnetId, String vpcId, String availabilityZone, Cidr cidr, int freeAddresses) {}

    /**
     * @param main whether it is the VPC's main table
     * @param subnetIds the subnets explicitly associated with it
     * @param routes IPv4 and prefix-list routes
     * @param listSurplus how much more of the table's quota other people's prefix lists take than one each, as far as that was asked for
     */
    record RouteTable(String routeTableId, boolean main, List<String> subnetIds, List<Route> routes, int listSurplus) {

        /** A table whose prefix lists nobody has asked for. */
        public RouteTable(String routeTableId, boolean main, List<String> subnetIds, List<Route> routes) {
            this(routeTableId, main, subnetIds, routes, 0);
        }

        /** This table with other routes. */
        public RouteTable withRoutes(List<Route> other) {
            return new RouteTable(routeTableId, main, subnetIds, other, listSurplus);
        }

        RouteTable withListSurplus(int surplus) {
            return new RouteTable(routeTableId, main, subnetIds, routes, surplus);
        }
    }

    /**
     * @param blackhole whether its target isn't available
     * @param propagated whether a virtual private gateway put it there
     */
    record Route(Destination destination, Target target, boolean blackhole, boolean propagated) {}

    /**
     * @param id of an ENI, a gateway, a peering connection …; {@code local} for the VPC itself
     * @param networkInterface whether it is an ENI
     */
    record Target(String id, boolean networkInterface) {}

    /** @param deviceIndexes those in use */
    record Instance(String instanceId, String vpcId, boolean running, Set<Integer> deviceIndexes) {}

    /**
     * @param slot from its tags; null when it has none or another SDDC's
     * @param status as EC2 says it: {@code available}, {@code in-use} …
     * @param attachment null when it isn't attached
     */
    record Eni(
            String networkInterfaceId,
            String privateIpAddress,
            String description,
            @Nullable Integer slot,
            String status,
            @Nullable EniAttachment attachment,
            Set<String> securityGroupIds,
            boolean sourceDestCheck) {}

    /** @param instanceId null when it is attached to something that isn't an instance of this account */
    record EniAttachment(String attachmentId, @Nullable String instanceId, String status) {}

    /** @param clientToken at most 64 ASCII characters */
    record NewEni(
            String sddcId,
            int slot,
            String subnetId,
            List<String> securityGroupIds,
            String description,
            String clientToken) {}

    /** What became of a creation. */
    sealed interface Creation {

        /** The ENI is there. */
        record Created(Eni eni) implements Creation {}

        /** EC2 knows the token from a creation with other parameters, or its ENI is gone: a new token is needed. */
        record TokenSpent() implements Creation {}
    }
}
