package io.connectedvpc.simulation.world;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Destination;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.model.RouteChange.Action;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.CloudFailure.Kind;
import io.connectedvpc.core.port.VpcNetwork;
import io.connectedvpc.simulation.engine.Invocation;
import io.connectedvpc.simulation.engine.Scheduler;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** EC2 as its port describes it: what may be stale is stale, what may fail fails. */
public final class SimulatedVpc implements VpcNetwork {

    private static final String DELETE_ENI = "DeleteNetworkInterface";
    private static final int SLOWEST_DETACHMENT_MILLIS = 8_000;

    private final PortCalls calls;
    private final VpcWorld world;
    private final Scheduler scheduler;
    private final VpcWatch watch;
    private final SimulatedPrefixLists lists;
    private final int routeQuota;
    private long mutations;
    private int attachments;

    /**
     * @param watch told of every look at the tables and every write to them
     * @param routeQuota how many routes a table may hold
     */
    public SimulatedVpc(PortCalls calls, VpcWorld world, Scheduler scheduler, VpcWatch watch, int routeQuota) {
        this.calls = calls;
        this.world = world;
        this.scheduler = scheduler;
        this.watch = watch;
        this.routeQuota = routeQuota;
        this.lists = new SimulatedPrefixLists(world, scheduler, calls.faults());
    }

    /** Sees what the program sees and does. */
    public interface VpcWatch {

        /** The caller makes a mutating call, other than for the deletion of an ENI. */
        void mutates(Invocation caller);

        /** The caller has just made an ENI. */
        void made(Invocation caller, EniState eni);

        /** The caller was shown those tables. */
        void looked(Invocation caller, Snapshot shown);

        /** The caller was shown that prefix list. */
        void looked(Invocation caller, PrefixListState shown);

        /** The caller asks for a write to a table, going by what it knows by now: others of its threads may learn more before EC2 does it. */
        TableWatch asks(Invocation caller, String tableId, Destination destination);
    }

    /** Sees what becomes of a write that was asked for. */
    public interface TableWatch {

        /**
         * It is about to have its effect.
         *
         * @param existing where the route leads before; null when there is none
         * @param eni where it shall lead; null for a deletion
         */
        void writes(
                Action action,
                TableState table,
                Destination destination,
                @Nullable Target existing,
                @Nullable String eni);
    }

    /** How many mutating calls were made, whatever came of them. */
    public long mutations() {
        return mutations;
    }

    @Override
    public Optional<Vpc> vpc(String vpcId) {
        return calls.call(Service.EC2, "DescribeVpcs", () -> Optional.ofNullable(world.vpc(vpcId)), vpcId);
    }

    @Override
    public Optional<Subnet> subnet(String subnetId) {
        return calls.call(
                Service.EC2,
                "DescribeSubnets",
                () -> Optional.ofNullable(world.subnet(subnetId))
                        .map(place -> new Subnet(
                                subnetId, place.vpcId(), "eu-west-1a", place.cidr(), world.freeAddresses(place))),
                subnetId);
    }

    @Override
    public List<RouteTable> routeTables(String vpcId) {
        return calls.call(Service.EC2, "DescribeRouteTables", () -> tables(vpcId), vpcId);
    }

    @Override
    public List<Instance> instances(Collection<String> instanceIds) {
        return calls.call(Service.EC2, "DescribeInstances", () -> shownInstances(instanceIds), instanceIds);
    }

    @Override
    public Set<String> securityGroups(String vpcId, Collection<String> groupIds) {
        return calls.call(
                Service.EC2, "DescribeSecurityGroups", () -> new TreeSet<>(groupIds), vpcId, List.copyOf(groupIds));
    }

    @Override
    public String defaultSecurityGroup(String vpcId) {
        return calls.call(Service.EC2, "DescribeSecurityGroups", () -> "sg-default-" + vpcId, vpcId);
    }

    @Override
    public List<Eni> networkInterfaces(Collection<String> networkInterfaceIds) {
        return calls.call(
                Service.EC2,
                "DescribeNetworkInterfaces",
                () -> {
                    Snapshot shown = shown();
                    return networkInterfaceIds.stream()
                            .distinct()
                            .flatMap(id -> Stream.ofNullable(shown.enis().get(id)))
                            .map(EniState::shown)
                            .toList();
                },
                networkInterfaceIds.size());
    }

    @Override
    public List<Eni> taggedNetworkInterfaces(String subnetId, String sddcId) {
        return calls.call(
                Service.EC2,
                "DescribeNetworkInterfaces",
                () -> shown().tagged(sddcId).stream()
                        .filter(eni -> eni.from().subnetId().equals(subnetId))
                        .map(EniState::shown)
                        .toList(),
                subnetId,
                sddcId);
    }

    @Override
    public Creation createNetworkInterface(NewEni eni) {
        return mutate("CreateNetworkInterface", () -> create(eni), eni);
    }

    @Override
    public boolean disableSourceDestCheck(String networkInterfaceId) {
        return mutate("DisableSourceDestCheck", () -> uncheck(networkInterfaceId), networkInterfaceId);
    }

    @Override
    public void setSecurityGroups(String networkInterfaceId, List<String> groupIds) {
        run(
                "SetSecurityGroups",
                () -> world.change(now -> now.with(existing(networkInterfaceId).withGroups(Set.copyOf(groupIds)))),
                networkInterfaceId,
                groupIds);
    }

    @Override
    public void attach(String networkInterfaceId, String instanceId, int deviceIndex) {
        run(
                "AttachNetworkInterface",
                () -> join(networkInterfaceId, instanceId, deviceIndex),
                networkInterfaceId,
                instanceId);
    }

    @Override
    public void detach(String attachmentId) {
        run("DetachNetworkInterface", () -> leave(attachmentId), attachmentId);
    }

    @Override
    public boolean deleteNetworkInterface(String networkInterfaceId) {
        return mutate(DELETE_ENI, () -> delete(networkInterfaceId), networkInterfaceId);
    }

    @Override
    public RouteWrite createRoute(String routeTableId, Destination destination, String networkInterfaceId) {
        return write(Action.CREATE, routeTableId, destination, networkInterfaceId);
    }

    @Override
    public RouteWrite replaceRoute(String routeTableId, Destination destination, String networkInterfaceId) {
        return write(Action.REPLACE, routeTableId, destination, networkInterfaceId);
    }

    @Override
    public RouteWrite deleteRoute(String routeTableId, Destination destination) {
        return write(Action.DELETE, routeTableId, destination, null);
    }

    @Override
    public Optional<PrefixList> prefixList(PrefixListId id) {
        return calls.call(
                Service.EC2,
                "DescribeManagedPrefixLists",
                () -> Optional.ofNullable(shown().lists().get(id.value())).map(PrefixListState::shown),
                id);
    }

    @Override
    public List<PrefixList> taggedPrefixLists(String sddcId) {
        return calls.call(
                Service.EC2,
                "DescribeManagedPrefixLists",
                () -> shown().lists().values().stream()
                        .filter(list -> list.from().sddcId().equals(sddcId))
                        .map(PrefixListState::shown)
                        .toList(),
                sddcId);
    }

    @Override
    public SortedSet<Cidr> prefixListEntries(PrefixListId id) {
        return calls.call(
                Service.EC2,
                "GetManagedPrefixListEntries",
                () -> entries(shown().lists().get(id.value())),
                id);
    }

    @Override
    public Optional<PrefixList> createPrefixList(NewPrefixList list) {
        return mutate("CreateManagedPrefixList", () -> lists.create(list), list);
    }

    @Override
    public RouteWrite editPrefixList(PrefixListId id, long version, Collection<Cidr> added, Collection<Cidr> removed) {
        return mutate(
                "ModifyManagedPrefixList",
                () -> lists.edit(id, version, added, removed),
                id,
                version,
                List.copyOf(added),
                List.copyOf(removed));
    }

    @Override
    public RouteWrite resizePrefixList(PrefixListId id, int maxEntries) {
        return mutate("ModifyManagedPrefixList", () -> lists.resize(id, maxEntries, routeQuota), id, maxEntries);
    }

    @Override
    public RouteWrite deletePrefixList(PrefixListId id) {
        return mutate("DeleteManagedPrefixList", () -> lists.delete(id), id);
    }

    @Override
    public SortedSet<String> prefixListUsers(PrefixListId id) {
        return calls.call(Service.EC2, "GetManagedPrefixListAssociations", () -> shown().tablesWith(id), id);
    }

    private RouteWrite write(Action action, String tableId, Destination destination, @Nullable String eni) {
        TableWatch watched = watch.asks(calls.caller(), tableId, destination);
        return mutate(
                action + "_ROUTE",
                () -> written(watched, action, tableId, destination, eni),
                tableId,
                destination,
                eni);
    }

    private RouteWrite written(
            TableWatch watched, Action action, String tableId, Destination destination, @Nullable String eni) {
        TableState table = world.present().tables().get(tableId);
        boolean listGone = destination instanceof PrefixListId list && lists.list(list) == null;
        if (table == null || listGone || (eni != null && !world.present().enis().containsKey(eni))) {
            return RouteWrite.OUTDATED;
        }
        Target existing = table.target(destination);
        if ((action == Action.CREATE) != (existing == null)) {
            return RouteWrite.OUTDATED;
        }
        watched.writes(action, table, destination, existing, eni);
        if (action == Action.CREATE && weight(table) + weight(destination) > routeQuota) {
            throw refused("CreateRoute", "the table is full");
        }
        world.route(table, destination, eni == null ? null : new Target(eni, true));
        return RouteWrite.DONE;
    }

    private SortedSet<Cidr> entries(@Nullable PrefixListState shown) {
        if (shown == null) {
            return new TreeSet<>();
        }
        watch.looked(calls.caller(), shown);
        return shown.entries();
    }

    private int weight(TableState table) {
        return table.routes().size()
                + table.listRoutes().keySet().stream()
                        .mapToInt(list -> weight(new PrefixListId(list)))
                        .sum();
    }

    /** Source: Amazon VPC user guide, prefix list concepts: the maximum number of entries counts. */
    private int weight(Destination destination) {
        return switch (destination) {
            case Cidr block -> 1;
            case PrefixListId id -> {
                PrefixListState list = lists.list(id);
                yield list == null ? 1 : list.maxEntries();
            }
        };
    }

    private List<RouteTable> tables(String vpcId) {
        Vpc vpc = world.vpc(vpcId);
        if (vpc == null) {
            return List.of();
        }
        Snapshot shown = shown();
        watch.looked(calls.caller(), shown);
        return shown.shown(vpc);
    }

    private List<Instance> shownInstances(Collection<String> instanceIds) {
        Snapshot shown = shown();
        return instanceIds.stream()
                .distinct()
                .filter(id -> world.vpcOfInstance(id) != null)
                .map(id ->
                        new Instance(id, Objects.requireNonNull(world.vpcOfInstance(id)), true, shown.usedIndexes(id)))
                .toList();
    }

    private Creation create(NewEni wanted) {
        NewEni before = world.madeWith(wanted.clientToken());
        if (before != null) {
            EniState made = world.eniOf(wanted.clientToken());
            return made != null && before.equals(wanted)
                    ? new Creation.Created(made.shown())
                    : new Creation.TokenSpent();
        }
        VpcWorld.Place subnet = world.subnet(wanted.subnetId());
        if (subnet == null || world.freeAddresses(subnet) < 1) {
            throw refused("CreateNetworkInterface", "the subnet is full");
        }
        EniState made = world.make(wanted, subnet);
        watch.made(calls.caller(), made);
        return new Creation.Created(made.shown());
    }

    /** Unlike a read, a write knows. */
    private boolean uncheck(String eniId) {
        EniState eni = world.present().enis().get(eniId);
        if (eni != null) {
            world.change(now -> now.with(eni.checking(false)));
        }
        return eni != null;
    }

    private void join(String eniId, String instanceId, int deviceIndex) {
        EniState eni = existing(eniId);
        boolean taken = world.present().usedIndexes(instanceId).contains(deviceIndex);
        if (eni.attached() || taken || world.vpcOfInstance(instanceId) == null) {
            throw refused("AttachNetworkInterface", "attached, or the index is taken");
        }
        var attachment = new EniAttachment("eni-attach-" + ++attachments, instanceId, "attached");
        world.change(now -> now.with(eni.attached(attachment, deviceIndex)));
    }

    private void leave(String attachmentId) {
        attached(attachmentId).ifPresent(eni -> {
            EniAttachment before = Objects.requireNonNull(eni.attachment());
            var leaving = new EniAttachment(attachmentId, before.instanceId(), "detaching");
            world.change(now -> now.with(eni.attached(leaving, eni.deviceIndex())));
            long millis = calls.faults().chance().nextInt(SLOWEST_DETACHMENT_MILLIS);
            scheduler.after(Duration.ofMillis(millis), () -> free(attachmentId));
        });
    }

    private void free(String attachmentId) {
        attached(attachmentId).ifPresent(eni -> world.change(now -> now.with(eni.attached(null, 0))));
    }

    private boolean delete(String eniId) {
        EniState eni = world.present().enis().get(eniId);
        if (eni == null) {
            return true;
        }
        if (eni.attached()) {
            return false;
        }
        world.change(now -> now.withoutEni(eniId));
        return true;
    }

    private Optional<EniState> attached(String attachmentId) {
        return world.present().enis().values().stream()
                .filter(eni -> eni.attachment() != null
                        && eni.attachment().attachmentId().equals(attachmentId))
                .findFirst();
    }

    private EniState existing(String eniId) {
        EniState eni = world.present().enis().get(eniId);
        if (eni == null) {
            // EC2's reads and writes are eventually consistent, so that this one may yet appear.
            throw Failures.of(Kind.UNAVAILABLE, Service.EC2.action("ModifyNetworkInterface"), "there is no " + eniId);
        }
        return eni;
    }

    private Snapshot shown() {
        return world.before(calls.faults().age());
    }

    private <T> T mutate(String call, Supplier<T> effect, @Nullable Object... arguments) {
        mutations++;
        if (!call.equals(DELETE_ENI)) {
            watch.mutates(calls.caller());
        }
        return calls.call(Service.EC2, call, effect, arguments);
    }

    private void run(String call, Runnable effect, @Nullable Object... arguments) {
        mutations++;
        watch.mutates(calls.caller());
        calls.run(Service.EC2, call, effect, arguments);
    }

    private static CloudFailure refused(String call, String message) {
        return Failures.of(Kind.IMPOSSIBLE, Service.EC2.action(call), message);
    }
}
