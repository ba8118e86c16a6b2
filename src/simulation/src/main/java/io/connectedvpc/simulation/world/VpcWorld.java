package io.connectedvpc.simulation.world;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Destination;
import io.connectedvpc.core.port.VpcNetwork.NewEni;
import io.connectedvpc.core.port.VpcNetwork.Target;
import io.connectedvpc.core.port.VpcNetwork.Vpc;
import io.connectedvpc.simulation.engine.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** EC2 itself: what is there now, and what was there some minutes ago. Nothing here fails, and nobody waits. */
public final class VpcWorld {

    private static final Duration MEMORY = Duration.ofMinutes(10);
    private static final int ADDRESSES_OF_AWS = 5;

    private final Scheduler scheduler;
    private final SortedMap<String, Vpc> vpcs = new TreeMap<>();
    private final SortedMap<String, Place> subnets = new TreeMap<>();
    private final SortedMap<String, String> vpcOfInstance = new TreeMap<>();
    private final SortedMap<String, NewEni> tokens = new TreeMap<>();
    private final SortedMap<String, String> eniOfToken = new TreeMap<>();
    private final SortedMap<String, String> owners = new TreeMap<>();
    private final Deque<Moment> past = new ArrayDeque<>();
    private Snapshot present = new Snapshot(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    private int counter;

    public VpcWorld(Scheduler scheduler) {
        this.scheduler = scheduler;
        past.add(new Moment(Instant.EPOCH, present));
    }

    /** A subnet. */
    record Place(String subnetId, String vpcId, Cidr cidr) {}

    private record Moment(Instant since, Snapshot snapshot) {}

    /**
     * Makes a VPC with its main table {@code rtb-main-<vpc>}, one that can become it, {@code rtb-custom-<vpc>}, and one that is its users',
     * {@code rtb-extra-<vpc>}.
     */
    public void addVpc(String vpcId, Cidr cidr) {
        vpcs.put(vpcId, new Vpc(vpcId, List.of(cidr)));
        change(now -> now.with(TableState.empty("rtb-main-" + vpcId, vpcId, true, List.of()))
                .with(TableState.empty("rtb-custom-" + vpcId, vpcId, false, List.of("subnet-other")))
                .with(TableState.empty("rtb-extra-" + vpcId, vpcId, false, List.of("subnet-extra"))));
    }

    public void addSubnet(String vpcId, String subnetId, Cidr cidr) {
        subnets.put(subnetId, new Place(subnetId, vpcId, cidr));
    }

    public void addInstance(String vpcId, String instanceId) {
        vpcOfInstance.put(instanceId, vpcId);
    }

    /** Makes what is there now what has always been there: no read shows less. */
    public void begin() {
        past.clear();
        past.add(new Moment(Instant.EPOCH, present));
    }

    public Instant now() {
        return scheduler.now();
    }

    public Snapshot present() {
        return present;
    }

    /** What a read shows that is so much behind. */
    Snapshot before(Duration age) {
        if (age.isZero()) {
            return present;
        }
        Instant asOf = scheduler.now().minus(age);
        Snapshot shown = past.getFirst().snapshot();
        for (Moment moment : past) {
            if (moment.since().isAfter(asOf)) {
                break;
            }
            shown = moment.snapshot();
        }
        return shown;
    }

    /** Makes the present another one. */
    void change(UnaryOperator<Snapshot> change) {
        present = change.apply(present);
        past.addLast(new Moment(scheduler.now(), present));
        Instant forgotten = scheduler.now().minus(MEMORY);
        while (past.size() > 1
                && past.stream().skip(1).findFirst().orElseThrow().since().isBefore(forgotten)) {
            past.removeFirst();
        }
    }

    /** Writes a route, or removes it where there is no target. */
    void route(TableState table, Destination destination, @Nullable Target target) {
        change(now -> now.with(table.with(destination, target)));
    }

    @Nullable
    Vpc vpc(String vpcId) {
        return vpcs.get(vpcId);
    }

    @Nullable
    Place subnet(String subnetId) {
        return subnets.get(subnetId);
    }

    @Nullable
    String vpcOfInstance(String instanceId) {
        return vpcOfInstance.get(instanceId);
    }

    int freeAddresses(Place subnet) {
        long size = subnet.cidr().last() - subnet.cidr().first() + 1;
        return (int) size - ADDRESSES_OF_AWS - addresses(subnet).size();
    }

    /** The ENIs to which a route of the VPC may lead. */
    List<String> enisIn(String vpcId) {
        return present.enis().values().stream()
                .filter(eni -> Objects.requireNonNull(subnets.get(eni.from().subnetId()))
                        .vpcId()
                        .equals(vpcId))
                .map(EniState::id)
                .toList();
    }

    /** What a token was used for; null when it wasn't. */
    @Nullable
    NewEni madeWith(String token) {
        return tokens.get(token);
    }

    /** The ENI that a token made; null when it is gone. */
    @Nullable
    EniState eniOf(String token) {
        return present.enis().get(eniOfToken.get(token));
    }

    EniState make(NewEni wanted, Place subnet) {
        var eni = new EniState(
                "eni-%03d".formatted(++counter),
                wanted,
                freeAddress(subnet),
                null,
                0,
                Set.copyOf(wanted.securityGroupIds()),
                true);
        tokens.put(wanted.clientToken(), wanted);
        eniOfToken.put(wanted.clientToken(), eni.id());
        owners.put(eni.id(), wanted.sddcId());
        change(now -> now.with(eni));
        return eni;
    }

    /** The SDDC that a target was made for, there or gone; null when it isn't an SDDC's ENI. */
    public @Nullable String owner(@Nullable Target target) {
        return target == null ? null : owners.get(target.id());
    }

    private String freeAddress(Place subnet) {
        Set<String> taken = addresses(subnet);
        return IntStream.iterate(ADDRESSES_OF_AWS - 1, offset -> offset + 1)
                .mapToObj(offset -> new Cidr(subnet.cidr().first() + offset, 32).toString())
                .map(block -> block.substring(0, block.indexOf('/')))
                .filter(address -> !taken.contains(address))
                .findFirst()
                .orElseThrow();
    }

    private Set<String> addresses(Place subnet) {
        return present.enis().values().stream()
                .filter(eni -> eni.from().subnetId().equals(subnet.subnetId()))
                .map(EniState::address)
                .collect(Collectors.toSet());
    }
}
