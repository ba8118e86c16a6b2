package io.connectedvpc.simulation.oracle;

import static io.connectedvpc.simulation.oracle.Oracle.require;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.NetworkInterface;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Warning;
import io.connectedvpc.core.port.VpcNetwork.EniAttachment;
import io.connectedvpc.core.port.VpcNetwork.Target;
import io.connectedvpc.simulation.engine.InvariantViolated;
import io.connectedvpc.simulation.world.EniState;
import io.connectedvpc.simulation.world.PrefixListState;
import io.connectedvpc.simulation.world.Snapshot;
import io.connectedvpc.simulation.world.TableState;
import io.connectedvpc.simulation.world.VpcWorld;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares the VPC with the model. */
public final class Inspection {

    private final Oracle oracle;
    private final RouteRules rules;
    private final VpcWorld world;
    private final Function<String, SddcState> stored;
    private final Set<String> leftBehind = new HashSet<>();

    public Inspection(Oracle oracle, RouteRules rules, VpcWorld world, Function<String, SddcState> stored) {
        this.oracle = oracle;
        this.rules = rules;
        this.world = world;
        this.stored = stored;
    }

    /** How many ENIs and routes, made after their SDDC was gone, were still there at the end. */
    public long leftBehind() {
        return leftBehind.size();
    }

    /**
     * While nobody is at work: the desired routes of each SDDC for which nothing went wrong since it was last verified. What isn't desired
     * any more may take some minutes to be believed gone.
     */
    public void whileIdle() {
        oracle.models().forEach((sddcId, model) -> {
            Desired desired = model.desired();
            if (oracle.clean(sddcId) && desired.exists() && !desired.paused() && !desired.deleting()) {
                wantedRoutes(sddcId, desired, "the last writer verifies", oracle.readsMayBeOld());
            }
        });
    }

    /** When everything has come to rest: all there is. */
    public void atRest() {
        oracle.models()
                .keySet()
                .forEach(sddcId -> require(
                        stored.apply(sddcId).waiting().isEmpty(),
                        "no event waits for ever",
                        () -> sddcId + " has " + stored.apply(sddcId).waiting()));
        require(oracle.waiting().isEmpty(), "an early event is tried again", () -> oracle.waiting() + " weren't");
        stillAtRest();
    }

    /** When commands have been repeated since: some may wait, but nothing else is new. */
    public void stillAtRest() {
        oracle.models().forEach(this::atRest);
        require(
                oracle.unpublished().isEmpty(),
                "every applied command's event is published",
                () -> "never sent: " + oracle.unpublished());
    }

    private void atRest(String sddcId, SddcModel model) {
        Desired desired = model.desired();
        SddcState state = stored.apply(sddcId);
        require(
                !desired.deleting() && (state.sddc() == null || state.settled()),
                "everything comes to rest",
                () -> "%s isn't settled: %s".formatted(sddcId, model));
        if (desired.exists()) {
            routes(sddcId, desired, "the managed routes are the desired ones");
            formerTables(sddcId, desired);
            interfaces(sddcId, model, state.found().orElseThrow());
            faults(state);
        } else {
            nothingLeft(sddcId);
        }
    }

    /** Where the table leads for a block: its own route wins over one to the SDDC's prefix list that holds it. Source: Amazon VPC user guide, route priority. */
    private @Nullable Target effective(String sddcId, TableState table, Cidr destination) {
        Target own = table.routes().get(destination);
        if (own != null) {
            return own;
        }
        return lists(sddcId)
                .filter(list -> list.entries().contains(destination))
                .map(list -> table.listRoutes().get(list.id().value()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private Stream<PrefixListState> lists(String sddcId) {
        return world.present().lists().values().stream()
                .filter(list -> list.from().sddcId().equals(sddcId));
    }

    /** The way of routing is the desired one, and nothing is left of the other. */
    private void way(String sddcId, Desired desired) {
        if (!desired.byList()) {
            List<String> left = lists(sddcId)
                    .map(list -> list.id().value())
                    .filter(list -> !excused(list))
                    .toList();
            require(left.isEmpty(), "nothing is left of the other way of routing", left::toString);
            return;
        }
        rules.managed(desired).forEach(table -> wayByList(sddcId, desired, table));
    }

    private void wayByList(String sddcId, Desired desired, TableState table) {
        PrefixListState list = lists(sddcId)
                .filter(one -> table.listRoutes().containsKey(one.id().value()))
                .findFirst()
                .orElseThrow(() -> new InvariantViolated("the prefix list is routed", sddcId + " in " + table));
        require(
                list.entries().containsAll(desired.destinations()),
                "the prefix list holds what is desired",
                () -> "%s, and desired are %s".formatted(list, desired.destinations()));
        desired.destinations()
                .forEach(block -> require(
                        !sddcId.equals(world.owner(table.routes().get(block))),
                        "nothing is left of the other way of routing",
                        () -> "%s has a route of its own beside %s".formatted(block, list)));
    }

    private void routes(String sddcId, Desired desired, String invariant) {
        wantedRoutes(sddcId, desired, invariant, false);
        way(sddcId, desired);
        rules.managed(desired)
                .forEach(table -> table.routes()
                        .forEach((destination, target) -> require(
                                desired.wants(destination)
                                        || !sddcId.equals(world.owner(target))
                                        || rules.unexplained(sddcId, destination),
                                invariant,
                                () -> "%s still leads to %s of %s in %s"
                                        .formatted(destination, target.id(), sddcId, table.id()))));
    }

    /** @param mayBeToldWrongly whether an old read may have shown somebody else's route, which the SDDC then tells of until the next sweep */
    private void wantedRoutes(String sddcId, Desired desired, String invariant, boolean mayBeToldWrongly) {
        rules.managed(desired).forEach(table -> wantedRoutes(sddcId, desired, table, invariant, mayBeToldWrongly));
    }

    private void wantedRoutes(
            String sddcId, Desired desired, TableState table, String invariant, boolean mayBeToldWrongly) {
        String active = activeEni(sddcId, desired);
        for (Cidr destination : desired.destinations()) {
            Target target = effective(sddcId, table, destination);
            boolean right = target != null && target.id().equals(active);
            boolean conflict = target != null
                    && !sddcId.equals(world.owner(target))
                    && !surelyEstablished(sddcId, table.id(), destination);
            boolean told = mayBeToldWrongly && toldOfConflict(sddcId, destination);
            require(
                    right || conflict || told,
                    invariant,
                    () -> "%s of %s leads to %s in %s and should lead to %s"
                            .formatted(destination, sddcId, target, table.id(), active));
        }
    }

    /** A table that was the main one keeps only what its subnets need. */
    private void formerTables(String sddcId, Desired desired) {
        String active = activeEni(sddcId, desired);
        world.present().tables().values().stream()
                .filter(table -> table.vpcId().equals(desired.vpcId()) && !table.main())
                .filter(table -> !desired.additionalTables().contains(table.id()))
                .forEach(table -> table.routes().forEach((destination, target) -> {
                    boolean needed = rules.wasMain(table.id())
                            && !table.subnets().isEmpty()
                            && desired.wants(destination)
                            && target.id().equals(active);
                    require(
                            needed || !sddcId.equals(world.owner(target)) || rules.unexplained(sddcId, destination),
                            "a former main table is cleaned or kept right",
                            () -> "%s leads to %s in %s".formatted(destination, target.id(), table.id()));
                }));
    }

    /** The route has been there and that was seen, so that another target is drift. In between, either view is right. */
    private boolean surelyEstablished(String sddcId, String tableId, Cidr destination) {
        return rules.established(sddcId, tableId, destination) && !toldOfConflict(sddcId, destination);
    }

    private boolean toldOfConflict(String sddcId, Cidr destination) {
        return stored.apply(sddcId).found().stream()
                .flatMap(sddc -> sddc.faults().stream())
                .anyMatch(fault -> fault.code() == Warning.Code.ROUTE_CONFLICT
                        && fault.subject().equals(destination.toString()));
    }

    private @Nullable String activeEni(String sddcId, Desired desired) {
        Sddc sddc = stored.apply(sddcId).found().orElseThrow();
        return sddc.networkInterfaces().get(desired.activeSlot()).networkInterfaceId();
    }

    private void interfaces(String sddcId, SddcModel model, Sddc sddc) {
        Snapshot now = world.present();
        List<String> stored = sddc.networkInterfaceIds();
        List<EniState> tagged = now.tagged(sddcId).stream()
                .filter(eni -> stored.contains(eni.id()) || !excused(eni.id()))
                .toList();
        var slots = new TreeMap<Integer, EniState>();
        tagged.forEach(eni -> slots.put(eni.from().slot(), eni));
        require(
                tagged.size() == Sddc.SLOTS && slots.size() == Sddc.SLOTS,
                "17 ENIs, never 18",
                () -> "%s has %s"
                        .formatted(
                                sddcId,
                                tagged.stream()
                                        .map(eni -> eni.id() + "#" + eni.from().slot())
                                        .toList()));
        for (NetworkInterface slot : sddc.networkInterfaces()) {
            EniState eni = Objects.requireNonNull(slots.get(slot.slot()));
            require(
                    eni.id().equals(slot.networkInterfaceId()),
                    "the mapping says which ENI is where",
                    () -> "slot %d of %s: %s is there and %s is stored".formatted(slot.slot(), sddcId, eni.id(), slot));
            settings(eni, model);
        }
    }

    private static void settings(EniState eni, SddcModel model) {
        EniAttachment attachment = eni.attachment();
        String instance = attachment == null ? null : attachment.instanceId();
        require(
                Objects.equals(instance, model.instanceOf(eni.from().slot()))
                        && !eni.sourceDestCheck()
                        && eni.groups().equals(Set.copyOf(model.groups())),
                "ENIs are attached and set as desired",
                () -> "%s, and of %s".formatted(eni, model));
    }

    private void faults(SddcState state) {
        List<Warning> faults = state.found().orElseThrow().faults().stream()
                .filter(fault -> fault.code() != Warning.Code.ROUTE_CONFLICT)
                .toList();
        require(faults.isEmpty(), "nothing stays degraded that could be repaired", () -> faults.toString());
    }

    private boolean excused(String thing) {
        boolean excused = rules.leftBehind(thing);
        if (excused) {
            leftBehind.add(thing);
        }
        return excused;
    }

    /** A person has led another SDDC's block here: that one tells of it while it lives, and this one must not touch it. */
    private boolean isAnothersWish(String sddcId, Cidr destination) {
        return rules.unexplained(sddcId, destination)
                && (rules.anothersAtDeletion(sddcId, destination)
                        || oracle.models().values().stream()
                                .anyMatch(model -> model.desired().wants(destination)));
    }

    private void nothingLeft(String sddcId) {
        List<EniState> left = world.present().tagged(sddcId).stream()
                .filter(eni -> !excused(eni.id()))
                .toList();
        require(left.isEmpty(), "a deleted SDDC leaves nothing", () -> "ENIs of %s: %s".formatted(sddcId, left));
        List<String> lists = lists(sddcId)
                .map(list -> list.id().value())
                .filter(list -> !excused(list))
                .toList();
        require(lists.isEmpty(), "a deleted SDDC leaves nothing", () -> "lists of %s: %s".formatted(sddcId, lists));
        world.present()
                .tables()
                .values()
                .forEach(table -> table.routes()
                        .forEach((destination, target) -> require(
                                !sddcId.equals(world.owner(target))
                                        || isAnothersWish(sddcId, destination)
                                        || excused(table.id() + " " + destination),
                                "a deleted SDDC leaves nothing",
                                () -> "%s leads to %s of %s in %s"
                                        .formatted(destination, target.id(), sddcId, table.id()))));
    }
}
