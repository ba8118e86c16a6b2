package io.connectedvpc.simulation.world;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Destination;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.port.VpcNetwork.EniAttachment;
import io.connectedvpc.core.port.VpcNetwork.ListState;
import io.connectedvpc.core.port.VpcNetwork.Target;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Whoever else works in the VPC: at the console, by another program. What they do depends on what is there. */
public final class People {

    private final VpcWorld world;
    private final RandomGenerator chance;

    public People(VpcWorld world, RandomGenerator chance) {
        this.world = world;
        this.chance = chance;
    }

    /** Removes one of a table's routes to an ENI. */
    public String deleteRoute(String vpcId) {
        TableState table = table(vpcId);
        List<Destination> destinations = toEnis(table);
        if (destinations.isEmpty()) {
            return "nothing to delete";
        }
        Destination destination = oneOf(destinations);
        world.route(table, destination, null);
        return "deletes " + destination;
    }

    /** Leads one of the routes to an ENI elsewhere: to another ENI or to a gateway. */
    public String repointRoute(String vpcId) {
        TableState table = table(vpcId);
        List<Destination> destinations = toEnis(table);
        if (destinations.isEmpty()) {
            return "nothing to re-point";
        }
        Destination destination = oneOf(destinations);
        List<String> enis = world.enisIn(vpcId);
        Target target = enis.isEmpty() || chance.nextBoolean() ? gateway() : new Target(oneOf(enis), true);
        world.route(table, destination, target);
        return "re-points %s to %s".formatted(destination, target.id());
    }

    /** Adds a route to a gateway where there is none. */
    public String addRoute(String vpcId, Cidr destination) {
        TableState table = table(vpcId);
        if (table.routes().containsKey(destination)) {
            return "would add " + destination + ", which is there";
        }
        Target target = gateway();
        world.route(table, destination, target);
        return "adds %s to %s".formatted(destination, target.id());
    }

    /** Removes a route that doesn't lead to an ENI. */
    public String removeForeignRoute(String vpcId) {
        TableState table = table(vpcId);
        List<Cidr> destinations = table.routes().entrySet().stream()
                .filter(route -> !route.getValue().networkInterface())
                .map(Map.Entry::getKey)
                .toList();
        if (destinations.isEmpty()) {
            return "nothing to remove";
        }
        Cidr destination = oneOf(destinations);
        world.route(table, destination, null);
        return "removes " + destination;
    }

    /** Removes every route, as adopting the table in Terraform does. */
    public String wipe(String vpcId) {
        TableState table = table(vpcId);
        world.change(now -> now.with(table.withoutRoutes()));
        return "wipes " + table.id();
    }

    /** The main table, or now and then the users' one when the program is at work there. */
    private TableState table(String vpcId) {
        TableState extra = Objects.requireNonNull(world.present().tables().get("rtb-extra-" + vpcId));
        boolean routed = !toEnis(extra).isEmpty() && chance.nextInt(3) == 0;
        return routed ? extra : world.present().mainTable(vpcId);
    }

    /** Makes the VPC's other table the main one. */
    public String swapMainTable(String vpcId) {
        TableState before = world.present().mainTable(vpcId);
        TableState next = world.present().tables().values().stream()
                .filter(table ->
                        table.id().equals("rtb-main-" + vpcId) || table.id().equals("rtb-custom-" + vpcId))
                .filter(table -> !table.main())
                .findFirst()
                .orElseThrow();
        world.change(now -> now.with(before.asMain(false)).with(next.asMain(true)));
        return "makes %s the main table".formatted(next.id());
    }

    /** Deletes an ENI, whatever it is attached to. */
    public String deleteEni(String sddcId) {
        List<EniState> enis = world.present().tagged(sddcId);
        if (enis.isEmpty()) {
            return "no ENI to delete";
        }
        EniState eni = oneOf(enis);
        world.change(now -> now.withoutEni(eni.id()));
        return "deletes %s of slot %d".formatted(eni.id(), eni.from().slot());
    }

    /** Changes an ENI: its attachment, its groups, its source/destination check. */
    public String changeEni(String sddcId) {
        List<EniState> enis = world.present().tagged(sddcId);
        if (enis.isEmpty()) {
            return "no ENI to change";
        }
        EniState eni = oneOf(enis);
        EniState changed = switch (chance.nextInt(3)) {
            case 0 -> eni.withGroups(Set.of("sg-strange"));
            case 1 -> eni.checking(true);
            default -> detached(eni);
        };
        world.change(now -> now.with(changed));
        return "changes %s of slot %d".formatted(eni.id(), eni.from().slot());
    }

    private static EniState detached(EniState eni) {
        EniAttachment attachment = eni.attachment();
        boolean leaving = attachment != null && attachment.status().equals("detaching");
        return leaving ? eni : eni.attached(null, 0);
    }

    /** Removes an entry of an SDDC's prefix list, or adds one that nobody asked for. */
    public String editList(String sddcId) {
        PrefixListState list = world.present().lists().values().stream()
                .filter(one -> one.from().sddcId().equals(sddcId) && one.state() == ListState.READY)
                .findFirst()
                .orElse(null);
        if (list == null) {
            return "no list to edit";
        }
        var entries = new TreeSet<>(list.entries());
        if (entries.isEmpty() || (chance.nextBoolean() && entries.size() < list.maxEntries())) {
            entries.add(Cidr.parse("100.98.0.0/16"));
        } else {
            entries.remove(oneOf(List.copyOf(entries)));
        }
        world.change(now -> now.with(list.holding(entries)));
        return "makes %s %s".formatted(list.id(), entries);
    }

    private static List<Destination> toEnis(TableState table) {
        Stream<Destination> lists = table.listRoutes().entrySet().stream()
                .filter(route -> route.getValue().networkInterface())
                .map(route -> new PrefixListId(route.getKey()));
        Stream<Destination> blocks = table.routes().entrySet().stream()
                .filter(route -> route.getValue().networkInterface())
                .map(Map.Entry::getKey);
        return Stream.concat(blocks, lists).toList();
    }

    private Target gateway() {
        return new Target("igw-" + chance.nextInt(1, 3), false);
    }

    private <T> T oneOf(List<T> some) {
        return some.get(chance.nextInt(some.size()));
    }
}
