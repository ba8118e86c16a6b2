package io.connectedvpc.core.port;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Destination;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.port.CloudFailure.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A VPC in memory that keeps EC2's documented behaviour as far as the port shows it: client tokens, black holes, the quota of routes, the
 * free addresses of a subnet. Reads are stale only when told to be, writes never. Besides the port's methods it has those of a person at
 * the console, who may change anything.
 */
public final class InMemoryVpcNetwork implements VpcNetwork, VpcTopology {

    private static final String AVAILABLE = "available";
    private static final String IN_USE = "in-use";
    private static final int ADDRESSES_OF_AWS = 5;

    private final Map<String, Vpc> vpcs = new LinkedHashMap<>();
    private final Map<String, Subnet> subnets = new LinkedHashMap<>();
    private final Map<String, String> vpcOfInstance = new LinkedHashMap<>();
    private final Map<String, String> vpcOfGroup = new LinkedHashMap<>();
    private final Map<String, InMemoryRouteTable> tables = new LinkedHashMap<>();
    private final Map<String, String> mainTables = new LinkedHashMap<>();
    private final Map<String, List<Eni>> strangers = new LinkedHashMap<>();
    private final Map<PrefixListId, List<Cidr>> prefixLists = new LinkedHashMap<>();
    private final Map<String, Made> enis = new LinkedHashMap<>();
    private final Map<String, NewEni> tokens = new LinkedHashMap<>();
    private final Map<String, String> eniOfToken = new LinkedHashMap<>();
    private final Map<String, Integer> deviceIndexes = new LinkedHashMap<>();
    private final InMemoryPrefixLists lists = new InMemoryPrefixLists();
    private final Set<String> refusing = new HashSet<>();
    private final Set<String> listUsers = new HashSet<>();
    private final List<String> mutations = new ArrayList<>();
    private @Nullable Seen seen;
    private boolean holdsDetachments;
    private int routeQuota = 500;
    private int counter;

    /** An ENI, and what it was made from. */
    private record Made(Eni eni, NewEni from) {}

    /** What reads show at some time: the tables by VPC, the ENIs by id. */
    public static final class Seen {

        private final Map<String, List<RouteTable>> tables;
        private final Map<String, Made> enis;

        private Seen(Map<String, List<RouteTable>> tables, Map<String, Made> enis) {
            this.tables = tables;
            this.enis = enis;
        }
    }

    /** Makes a VPC with its main table {@code rtb-main-<vpc>} and its default group {@code sg-default-<vpc>}. */
    public synchronized void addVpc(String vpcId, String... cidrs) {
        List<Cidr> blocks = Arrays.stream(cidrs).map(Cidr::parse).toList();
        vpcs.put(vpcId, new Vpc(vpcId, blocks));
        addGroup(vpcId, "sg-default-" + vpcId);
        addTable(vpcId, "rtb-main-" + vpcId);
        makeMain("rtb-main-" + vpcId);
    }

    public synchronized void addSubnet(String vpcId, String subnetId, String zone, String cidr) {
        subnets.put(subnetId, new Subnet(subnetId, vpcId, zone, Cidr.parse(cidr), 0));
    }

    public synchronized void addInstance(String vpcId, String instanceId) {
        vpcOfInstance.put(instanceId, vpcId);
    }

    public synchronized void addGroup(String vpcId, String groupId) {
        vpcOfGroup.put(groupId, vpcId);
    }

    /** Makes an ENI of somebody else's, which takes no address. */
    public synchronized void addStranger(String subnetId, String description, @Nullable String instanceId) {
        var attachment =
                instanceId == null ? null : new EniAttachment("eni-attach-" + ++counter, instanceId, "attached");
        strangers
                .computeIfAbsent(subnetId, id -> new ArrayList<>())
                .add(new Eni(
                        "eni-stranger-" + ++counter, "", description, null, AVAILABLE, attachment, Set.of(), true));
    }

    /** Makes a prefix list of somebody else's. */
    public synchronized void addPrefixList(PrefixListId id, String... cidrs) {
        prefixLists.put(id, Arrays.stream(cidrs).map(Cidr::parse).toList());
    }

    /** Makes a custom route table for those subnets. */
    public synchronized void addTable(String vpcId, String routeTableId, String... subnetIds) {
        List<Cidr> local = vpcs.get(vpcId).cidrs();
        tables.put(routeTableId, new InMemoryRouteTable(routeTableId, vpcId, local, List.of(subnetIds)));
    }

    /** Makes a table the main one of its VPC. */
    public synchronized void makeMain(String routeTableId) {
        mainTables.put(table(routeTableId).vpcId, routeTableId);
    }

    /** Associates these subnets with a table, and none else. */
    public synchronized void associate(String routeTableId, String... subnetIds) {
        table(routeTableId).associate(List.of(subnetIds));
    }

    /** Deletes a table that isn't a main one. */
    public synchronized void removeTable(String routeTableId) {
        tables.remove(routeTableId);
    }

    /** Creates or overwrites a route. */
    public synchronized void putRoute(String routeTableId, Destination destination, String target) {
        table(routeTableId).put(destination, target(target));
    }

    /** Lets a virtual private gateway propagate a route. */
    public synchronized void propagateRoute(String routeTableId, Destination destination, String gateway) {
        table(routeTableId).propagate(destination, target(gateway));
    }

    public synchronized void removeRoute(String routeTableId, Destination destination) {
        table(routeTableId).remove(destination);
    }

    /** Deletes an ENI, attached or not. */
    public synchronized void loseNetworkInterface(String networkInterfaceId) {
        enis.remove(networkInterfaceId);
        deviceIndexes.remove(networkInterfaceId);
    }

    /** Lets every attachment to the instance be refused, or accepts them again. */
    public synchronized void refuseAttachments(String instanceId, boolean refuse) {
        if (refuse) {
            refusing.add(instanceId);
        } else {
            refusing.remove(instanceId);
        }
    }

    /** Lets detachments take until they are let go again. */
    public synchronized void holdDetachments(boolean hold) {
        holdsDetachments = hold;
        if (!hold) {
            List.copyOf(enis.keySet()).forEach(this::finishDetaching);
        }
    }

    /** Lets edits of prefix lists take until they are let go again. */
    public synchronized void holdListEdits(boolean hold) {
        lists.hold(hold);
    }

    /** Lets something that isn't a table of these VPCs, a security group say, refer to every prefix list, or not any more. */
    public synchronized void referToLists(String resourceId, boolean refers) {
        if (refers) {
            listUsers.add(resourceId);
        } else {
            listUsers.remove(resourceId);
        }
    }

    /** Lets reads of tables and ENIs show what is there now, whatever is written, until they are let go again. */
    public synchronized void freezeReads(boolean freeze) {
        seen = freeze ? look() : null;
    }

    /** What is there now. */
    public synchronized Seen look() {
        return new Seen(
                vpcs.keySet().stream().collect(Collectors.toMap(vpcId -> vpcId, this::shownTables)),
                new LinkedHashMap<>(enis));
    }

    /** Lets reads of tables and ENIs show an earlier time, whatever is written. */
    public synchronized void show(Seen earlier) {
        seen = earlier;
    }

    public synchronized void setRouteQuota(int routes) {
        routeQuota = routes;
    }

    /** The mutating calls so far, such as {@code CreateRoute rtb-1 10.2.0.0/16 eni-1}. */
    public synchronized List<String> mutations() {
        return List.copyOf(mutations);
    }

    /** All ENIs that there are. */
    public synchronized List<Eni> allNetworkInterfaces() {
        return enis.values().stream().map(Made::eni).toList();
    }

    /** The targets of the created routes to IPv4 blocks, by destination, without the VPC's own. */
    public synchronized Map<Cidr, String> routes(String routeTableId) {
        var routes = new LinkedHashMap<Cidr, String>();
        for (Route route : shown(table(routeTableId)).routes()) {
            if (!route.propagated()
                    && route.destination() instanceof Cidr destination
                    && !route.target().id().equals("local")) {
                routes.put(destination, route.target().id());
            }
        }
        return routes;
    }

    @Override
    public synchronized Optional<Vpc> vpc(String vpcId) {
        return Optional.ofNullable(vpcs.get(vpcId));
    }

    @Override
    public synchronized Optional<Subnet> subnet(String subnetId) {
        return Optional.ofNullable(subnets.get(subnetId))
                .map(subnet -> new Subnet(
                        subnetId, subnet.vpcId(), subnet.availabilityZone(), subnet.cidr(), freeAddresses(subnet)));
    }

    @Override
    public synchronized List<Subnet> subnets(String vpcId) {
        return subnets.values().stream()
                .filter(subnet -> subnet.vpcId().equals(vpcId))
                .flatMap(subnet -> subnet(subnet.subnetId()).stream())
                .toList();
    }

    @Override
    public synchronized List<Eni> networkInterfacesIn(String subnetId) {
        return Stream.concat(
                        enis.values().stream()
                                .filter(made -> made.from().subnetId().equals(subnetId))
                                .map(Made::eni),
                        strangers.getOrDefault(subnetId, List.of()).stream())
                .toList();
    }

    @Override
    public synchronized Optional<List<Cidr>> prefixListBlocks(PrefixListId id) {
        return lists.find(id).isPresent()
                ? Optional.of(List.copyOf(prefixListEntries(id)))
                : Optional.ofNullable(prefixLists.get(id));
    }

    @Override
    public synchronized List<RouteTable> routeTables(String vpcId) {
        return seen == null ? shownTables(vpcId) : seen.tables.getOrDefault(vpcId, List.of());
    }

    @Override
    public synchronized List<Instance> instances(Collection<String> instanceIds) {
        return instanceIds.stream()
                .distinct()
                .filter(vpcOfInstance::containsKey)
                .map(id -> new Instance(id, vpcOfInstance.get(id), true, usedIndexes(id)))
                .toList();
    }

    @Override
    public synchronized Set<String> securityGroups(String vpcId, Collection<String> groupIds) {
        return groupIds.stream()
                .filter(group -> vpcId.equals(vpcOfGroup.get(group)))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public synchronized String defaultSecurityGroup(String vpcId) {
        if (!vpcs.containsKey(vpcId)) {
            throw impossible("ec2:DescribeSecurityGroups", vpcId + " has no default security group");
        }
        return "sg-default-" + vpcId;
    }

    @Override
    public synchronized List<Eni> networkInterfaces(Collection<String> networkInterfaceIds) {
        return networkInterfaceIds.stream()
                .distinct()
                .filter(shownEnis()::containsKey)
                .map(id -> shownEnis().get(id).eni())
                .toList();
    }

    @Override
    public synchronized List<Eni> taggedNetworkInterfaces(String subnetId, String sddcId) {
        return shownEnis().values().stream()
                .filter(made -> made.from().subnetId().equals(subnetId))
                .filter(made -> made.from().sddcId().equals(sddcId))
                .map(Made::eni)
                .toList();
    }

    @Override
    public synchronized Creation createNetworkInterface(NewEni eni) {
        if (tokens.containsKey(eni.clientToken())) {
            Made made = enis.get(eniOfToken.get(eni.clientToken()));
            boolean same = tokens.get(eni.clientToken()).equals(eni);
            return same && made != null ? new Creation.Created(made.eni()) : new Creation.TokenSpent();
        }
        Eni created = make(eni);
        mutations.add("CreateNetworkInterface slot %d %s".formatted(eni.slot(), created.networkInterfaceId()));
        tokens.put(eni.clientToken(), eni);
        eniOfToken.put(eni.clientToken(), created.networkInterfaceId());
        enis.put(created.networkInterfaceId(), new Made(created, eni));
        return new Creation.Created(created);
    }

    @Override
    public synchronized boolean disableSourceDestCheck(String networkInterfaceId) {
        if (!enis.containsKey(networkInterfaceId)) {
            return false;
        }
        Eni eni = enis.get(networkInterfaceId).eni();
        mutations.add("DisableSourceDestCheck " + networkInterfaceId);
        change(eni, eni.status(), eni.attachment(), eni.securityGroupIds(), false);
        return true;
    }

    @Override
    public synchronized void setSecurityGroups(String networkInterfaceId, List<String> groupIds) {
        Eni eni = existing(networkInterfaceId, "ec2:ModifyNetworkInterfaceAttribute");
        mutations.add("SetSecurityGroups %s %s".formatted(networkInterfaceId, groupIds));
        change(eni, eni.status(), eni.attachment(), Set.copyOf(groupIds), eni.sourceDestCheck());
    }

    @Override
    public synchronized void attach(String networkInterfaceId, String instanceId, int deviceIndex) {
        Eni eni = existing(networkInterfaceId, "ec2:AttachNetworkInterface");
        mutations.add("Attach %s %s".formatted(networkInterfaceId, instanceId));
        boolean taken = eni.attachment() != null || usedIndexes(instanceId).contains(deviceIndex);
        if (taken || !vpcOfInstance.containsKey(instanceId) || refusing.contains(instanceId)) {
            throw impossible("ec2:AttachNetworkInterface", "the instance takes no network interface");
        }
        deviceIndexes.put(networkInterfaceId, deviceIndex);
        var attachment = new EniAttachment("eni-attach-" + ++counter, instanceId, "attached");
        change(eni, IN_USE, attachment, eni.securityGroupIds(), eni.sourceDestCheck());
    }

    @Override
    public synchronized void detach(String attachmentId) {
        Optional<Eni> attached = allNetworkInterfaces().stream()
                .filter(eni -> eni.attachment() != null
                        && eni.attachment().attachmentId().equals(attachmentId))
                .findFirst();
        attached.ifPresent(eni -> {
            mutations.add("Detach " + eni.networkInterfaceId());
            var leaving = new EniAttachment(attachmentId, eni.attachment().instanceId(), "detaching");
            change(eni, IN_USE, leaving, eni.securityGroupIds(), eni.sourceDestCheck());
            if (!holdsDetachments) {
                finishDetaching(eni.networkInterfaceId());
            }
        });
    }

    @Override
    public synchronized boolean deleteNetworkInterface(String networkInterfaceId) {
        Made made = enis.get(networkInterfaceId);
        if (made == null) {
            return true;
        }
        mutations.add("DeleteNetworkInterface " + networkInterfaceId);
        if (made.eni().attachment() != null) {
            return false;
        }
        enis.remove(networkInterfaceId);
        return true;
    }

    @Override
    public synchronized RouteWrite createRoute(
            String routeTableId, Destination destination, String networkInterfaceId) {
        mutations.add("CreateRoute %s %s %s".formatted(routeTableId, destination, networkInterfaceId));
        InMemoryRouteTable table = tables.get(routeTableId);
        if (table == null || table.has(destination) || !enis.containsKey(networkInterfaceId)) {
            return RouteWrite.OUTDATED;
        }
        if (destination instanceof PrefixListId list && lists.find(list).isEmpty()) {
            return RouteWrite.OUTDATED;
        }
        if (table.isLocal(destination) || table.size(lists::weight) + weight(destination) > routeQuota) {
            throw impossible("ec2:CreateRoute", "the table can't take " + destination);
        }
        table.put(destination, new Target(networkInterfaceId, true));
        return RouteWrite.DONE;
    }

    @Override
    public synchronized RouteWrite replaceRoute(
            String routeTableId, Destination destination, String networkInterfaceId) {
        mutations.add("ReplaceRoute %s %s %s".formatted(routeTableId, destination, networkInterfaceId));
        InMemoryRouteTable table = tables.get(routeTableId);
        if (table == null || !table.has(destination) || !enis.containsKey(networkInterfaceId)) {
            return RouteWrite.OUTDATED;
        }
        table.put(destination, new Target(networkInterfaceId, true));
        return RouteWrite.DONE;
    }

    @Override
    public synchronized RouteWrite deleteRoute(String routeTableId, Destination destination) {
        mutations.add("DeleteRoute %s %s".formatted(routeTableId, destination));
        InMemoryRouteTable table = tables.get(routeTableId);
        return table == null || table.remove(destination) == null ? RouteWrite.OUTDATED : RouteWrite.DONE;
    }

    @Override
    public synchronized Optional<PrefixList> prefixList(PrefixListId id) {
        return lists.find(id);
    }

    @Override
    public synchronized List<PrefixList> taggedPrefixLists(String sddcId) {
        return lists.of(sddcId);
    }

    @Override
    public synchronized SortedSet<Cidr> prefixListEntries(PrefixListId id) {
        return lists.entries(id);
    }

    @Override
    public synchronized Optional<PrefixList> createPrefixList(NewPrefixList list) {
        mutations.add("CreatePrefixList " + list.maxEntries());
        return lists.create(list);
    }

    @Override
    public synchronized RouteWrite editPrefixList(
            PrefixListId id, long version, Collection<Cidr> added, Collection<Cidr> removed) {
        mutations.add("EditPrefixList %s %s %s".formatted(id, added, removed));
        return lists.edit(id, version, added, removed);
    }

    @Override
    public synchronized RouteWrite resizePrefixList(PrefixListId id, int maxEntries) {
        mutations.add("ResizePrefixList %s %d".formatted(id, maxEntries));
        int more = maxEntries - lists.weight(id);
        return lists.resize(
                id,
                maxEntries,
                size -> tables.values().stream()
                        .filter(table -> table.has(id))
                        .allMatch(table -> table.size(lists::weight) + more <= routeQuota));
    }

    @Override
    public synchronized RouteWrite deletePrefixList(PrefixListId id) {
        mutations.add("DeletePrefixList " + id);
        if (!prefixListUsers(id).isEmpty()) {
            return RouteWrite.OUTDATED;
        }
        lists.delete(id);
        return RouteWrite.DONE;
    }

    @Override
    public synchronized SortedSet<String> prefixListUsers(PrefixListId id) {
        var users = new TreeSet<>(listUsers);
        tables.values().stream()
                .filter(table -> table.has(id))
                .map(table -> table.routeTableId)
                .forEach(users::add);
        return users;
    }

    /** The target of a table's route to a list; null when it has none. */
    public synchronized @Nullable String listRoute(String routeTableId, PrefixListId id) {
        return shown(table(routeTableId)).routes().stream()
                .filter(route -> route.destination().equals(id))
                .map(route -> route.target().id())
                .findFirst()
                .orElse(null);
    }

    private int weight(Destination destination) {
        return destination instanceof PrefixListId list ? lists.weight(list) : 1;
    }

    private Eni make(NewEni eni) {
        Subnet subnet = subnet(eni.subnetId())
                .orElseThrow(() -> impossible("ec2:CreateNetworkInterface", "there is no subnet " + eni.subnetId()));
        if (subnet.freeAddresses() < 1) {
            throw impossible("ec2:CreateNetworkInterface", "the subnet is full");
        }
        if (securityGroups(subnet.vpcId(), eni.securityGroupIds()).size()
                < eni.securityGroupIds().size()) {
            throw impossible("ec2:CreateNetworkInterface", "there is no such security group");
        }
        return new Eni(
                "eni-" + ++counter,
                freeAddress(subnet),
                eni.description(),
                eni.slot(),
                AVAILABLE,
                null,
                Set.copyOf(eni.securityGroupIds()),
                true);
    }

    private int freeAddresses(Subnet subnet) {
        long size = subnet.cidr().last() - subnet.cidr().first() + 1;
        return (int) size - ADDRESSES_OF_AWS - addressesIn(subnet).size();
    }

    private String freeAddress(Subnet subnet) {
        Set<String> taken = addressesIn(subnet);
        return IntStream.iterate(ADDRESSES_OF_AWS - 1, offset -> offset + 1)
                .mapToObj(offset -> new Cidr(subnet.cidr().first() + offset, 32).toString())
                .map(block -> block.substring(0, block.indexOf('/')))
                .filter(address -> !taken.contains(address))
                .findFirst()
                .orElseThrow();
    }

    private Set<String> addressesIn(Subnet subnet) {
        return enis.values().stream()
                .filter(made -> made.from().subnetId().equals(subnet.subnetId()))
                .map(made -> made.eni().privateIpAddress())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<Integer> usedIndexes(String instanceId) {
        var used = new TreeSet<>(Set.of(0));
        deviceIndexes.forEach((id, index) -> {
            EniAttachment attachment = enis.get(id).eni().attachment();
            if (attachment != null && instanceId.equals(attachment.instanceId())) {
                used.add(index);
            }
        });
        return used;
    }

    private void finishDetaching(String networkInterfaceId) {
        Eni eni = enis.get(networkInterfaceId).eni();
        if (eni.attachment() != null && eni.attachment().status().equals("detaching")) {
            deviceIndexes.remove(networkInterfaceId);
            change(eni, AVAILABLE, null, eni.securityGroupIds(), eni.sourceDestCheck());
        }
    }

    private void change(
            Eni eni, String status, @Nullable EniAttachment attachment, Set<String> groups, boolean sourceDestCheck) {
        var changed = new Eni(
                eni.networkInterfaceId(),
                eni.privateIpAddress(),
                eni.description(),
                eni.slot(),
                status,
                attachment,
                groups,
                sourceDestCheck);
        enis.put(
                eni.networkInterfaceId(),
                new Made(changed, enis.get(eni.networkInterfaceId()).from()));
    }

    private Eni existing(String networkInterfaceId, String action) {
        Made made = enis.get(networkInterfaceId);
        if (made == null) {
            // EC2's reads and writes are eventually consistent, so that this one may yet appear.
            throw failure(Kind.UNAVAILABLE, action, "there is no network interface " + networkInterfaceId);
        }
        return made.eni();
    }

    private Map<String, Made> shownEnis() {
        return seen == null ? enis : seen.enis;
    }

    private List<RouteTable> shownTables(String vpcId) {
        return tables.values().stream()
                .filter(table -> table.vpcId.equals(vpcId))
                .map(this::shown)
                .toList();
    }

    private InMemoryRouteTable table(String routeTableId) {
        return Optional.ofNullable(tables.get(routeTableId)).orElseThrow();
    }

    private RouteTable shown(InMemoryRouteTable table) {
        boolean main = table.routeTableId.equals(mainTables.get(table.vpcId));
        return table.shown(main, this::isAttached);
    }

    private boolean isAttached(String networkInterfaceId) {
        Made made = enis.get(networkInterfaceId);
        return made != null && made.eni().attachment() != null;
    }

    private static Target target(String id) {
        return new Target(id, id.startsWith("eni-"));
    }

    private static CloudFailure impossible(String action, String message) {
        return failure(Kind.IMPOSSIBLE, action, message);
    }

    private static CloudFailure failure(Kind kind, String action, String message) {
        return new CloudFailure(kind, action, message, new IllegalStateException(message));
    }
}
