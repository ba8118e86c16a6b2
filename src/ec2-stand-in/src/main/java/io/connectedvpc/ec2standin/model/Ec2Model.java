package io.connectedvpc.ec2standin.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * All resources of one account in one Region, each kind sorted by id: whoever reads them must not rely on the order in
 * which they were made, EC2 doesn't keep it either. Not thread-safe: the stand-in guards it.
 */
public final class Ec2Model {

    private final NavigableMap<String, StoredVpc> vpcs = new TreeMap<>();
    private final NavigableMap<String, StoredSubnet> subnets = new TreeMap<>();
    private final NavigableMap<String, StoredRouteTable> routeTables = new TreeMap<>();
    private final NavigableMap<String, StoredGroup> groups = new TreeMap<>();
    private final NavigableMap<String, StoredGateway> gateways = new TreeMap<>();
    private final NavigableMap<String, StoredInterface> interfaces = new TreeMap<>();
    private final NavigableMap<String, StoredInstance> instances = new TreeMap<>();
    private final NavigableMap<String, StoredPrefixList> prefixLists = new TreeMap<>();

    public Map<String, StoredVpc> vpcs() {
        return vpcs;
    }

    public Map<String, StoredSubnet> subnets() {
        return subnets;
    }

    public Map<String, StoredRouteTable> routeTables() {
        return routeTables;
    }

    public Map<String, StoredGroup> groups() {
        return groups;
    }

    public Map<String, StoredGateway> gateways() {
        return gateways;
    }

    public Map<String, StoredInterface> interfaces() {
        return interfaces;
    }

    public Map<String, StoredInstance> instances() {
        return instances;
    }

    /** The prefix lists, those included that are deleted and still described. */
    public Map<String, StoredPrefixList> prefixLists() {
        return prefixLists;
    }

    /** The resource with this id, of whatever kind. */
    public Optional<Tagged> resource(String id) {
        return Stream.<Map<String, ? extends Tagged>>of(
                        vpcs, subnets, routeTables, groups, gateways, interfaces, instances, prefixLists)
                .flatMap(kind -> Optional.<Tagged>ofNullable(kind.get(id)).stream())
                .findFirst();
    }

    public List<StoredRouteTable> routeTablesOf(String vpcId) {
        return routeTables.values().stream()
                .filter(table -> table.vpcId().equals(vpcId))
                .toList();
    }

    /** The tables that have a route to a prefix list. */
    public List<StoredRouteTable> routeTablesTo(StoredPrefixList list) {
        Destination destination = new Destination.PrefixList(list.id());
        return routeTables.values().stream()
                .filter(table -> table.staticRoute(destination).isPresent())
                .toList();
    }

    /** How much the routes of a table weigh on its quota: all but the {@code local} and the propagated ones. */
    public long quotaUse(StoredRouteTable table) {
        return table.routes().stream()
                .filter(route -> route.origin() == StoredRoute.Origin.CREATE_ROUTE)
                .mapToLong(route -> weight(route.destination()))
                .sum();
    }

    /**
     * What a route counts in its table's quota: 1 for a block, and for a prefix list its max entries ("Customer-managed
     * prefix lists" in the VPC User Guide).
     */
    public int weight(Destination destination) {
        return switch (destination) {
            case Destination.Cidr cidr -> 1;
            case Destination.PrefixList list ->
                Objects.requireNonNull(prefixLists.get(list.id())).weight();
        };
    }

    public List<StoredSubnet> subnetsOf(String vpcId) {
        return subnets.values().stream()
                .filter(subnet -> subnet.vpcId().equals(vpcId))
                .toList();
    }

    /** The interfaces of an instance, by device index. */
    public List<StoredInterface> interfacesOf(String instanceId) {
        return interfaces.values().stream()
                .filter(eni -> eni.attachment()
                        .filter(at -> at.instanceId().equals(instanceId))
                        .isPresent())
                .sorted(Comparator.comparingInt(
                        eni -> eni.attachment().orElseThrow().deviceIndex()))
                .toList();
    }

    public StoredGroup defaultGroup(String vpcId) {
        return groups.values().stream()
                .filter(group -> group.vpcId().equals(vpcId) && group.name().equals(StoredGroup.DEFAULT_NAME))
                .findFirst()
                .orElseThrow();
    }

    /** The addresses of a subnet that interfaces hold. */
    public Set<Long> usedAddresses(StoredSubnet subnet) {
        return interfaces.values().stream()
                .filter(eni -> eni.subnet().id().equals(subnet.id()))
                .map(StoredInterface::address)
                .collect(Collectors.toSet());
    }

    public int freeAddresses(StoredSubnet subnet) {
        return subnet.capacity() - usedAddresses(subnet).size();
    }

    /** The lowest free address of a subnet, or nothing if it is full. */
    public Optional<Long> freeAddress(StoredSubnet subnet) {
        Set<Long> used = usedAddresses(subnet);
        return LongStream.rangeClosed(subnet.firstAddress(), subnet.lastAddress())
                .filter(address -> !used.contains(address))
                .boxed()
                .findFirst();
    }

    /** Whether the target of a route is there to take packets; if not, EC2 shows the route as {@code blackhole}. */
    public boolean isAvailable(RouteTarget target) {
        return switch (target.kind()) {
            case NETWORK_INTERFACE ->
                Optional.ofNullable(interfaces.get(target.id()))
                        .filter(StoredInterface::isAttached)
                        .isPresent();
            case GATEWAY ->
                !target.id().startsWith("igw-")
                        || Optional.ofNullable(gateways.get(target.id()))
                                .map(StoredGateway::vpcId)
                                .isPresent();
            case LOCAL, NAT_GATEWAY, TRANSIT_GATEWAY, VPC_PEERING_CONNECTION -> true;
        };
    }

    /** Ends the detachments and the changes of prefix lists whose time has come. */
    public void settle(Instant now) {
        interfaces.values().stream()
                .filter(eni -> eni.attachment().filter(at -> at.isOver(now)).isPresent())
                .forEach(StoredInterface::detach);
        prefixLists.values().forEach(list -> list.settle(now));
        prefixLists.values().removeIf(list -> list.isForgotten(now));
    }
}
