package io.connectedvpc.simulation.oracle;

import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.command.Command.HostSpec;
import io.connectedvpc.core.command.Command.SddcSpec;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Stamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One SDDC as the contract describes it, written down a second time and as plainly as possible. */
final class SddcModel {

    private static final int SLOTS = 17;
    private static final String BY_LIST = "PREFIX_LIST";

    private final String sddcId;
    private Mark config = Mark.NONE;
    private Mark edge = Mark.NONE;
    private long version;
    private long incarnation;
    private boolean exists;
    private boolean deleting;
    private boolean paused;
    private boolean byList;
    private String vpcId = "";
    private String subnetId = "";
    private String management = "";
    private List<HostSpec> hosts = List.of();
    private List<String> groups = List.of();
    private List<String> additionalTables = List.of();
    private @Nullable String[] slots = new @Nullable String[SLOTS];
    private String active = "";
    private @Nullable String standby;
    private final Set<String> down = new TreeSet<>();
    private final SortedMap<String, Instant> since = new TreeMap<>();
    private final SortedMap<String, SegmentModel> segments = new TreeMap<>();

    SddcModel(String sddcId) {
        this.sddcId = sddcId;
    }

    /** @param cidr null when there is no such segment (any more) */
    record SegmentModel(Mark mark, @Nullable Cidr cidr, String type) {

        static final SegmentModel UNKNOWN = new SegmentModel(Mark.NONE, null, "ROUTED");

        boolean routed() {
            return cidr != null && type.equals("ROUTED");
        }
    }

    /**
     * All answers that the contract allows at this moment; {@code APPLY} alone when nothing is wrong.
     *
     * @param foreign the blocks that other SDDCs of the VPC hold
     */
    Set<Answer> judge(Command command, Collection<Cidr> foreign) {
        Set<Answer> answers = EnumSet.noneOf(Answer.class);
        Answer order = mark(command).judge(command, deletes(command));
        if (order != Answer.APPLY && !(command instanceof Command.HostChanged)) {
            answers.add(order);
        }
        switch (command) {
            case Command.ProvisionSddc put -> judge(put.spec(), foreign, answers);
            case Command.DeprovisionSddc delete -> judge(delete, answers);
            case Command.PutSegment put -> judge(put, foreign, answers);
            case Command.DeleteSegment delete -> judgeSegment(delete, segment(delete.name()), answers);
            case Command.MoveEdge move -> judge(move, answers);
            case Command.HostChanged changed -> judge(changed, answers);
        }
        if (answers.isEmpty()) {
            answers.add(Answer.APPLY);
        }
        return answers;
    }

    /** Applies a command that may be applied; answers whether it changed what is desired. */
    boolean apply(Command command) {
        boolean changes = switch (command) {
            case Command.ProvisionSddc put -> put(put);
            case Command.DeprovisionSddc delete -> delete(delete);
            case Command.PutSegment put ->
                segment(put, put.name(), Cidr.parse(Objects.requireNonNull(put.cidr())), type(put));
            case Command.DeleteSegment delete -> segment(delete, delete.name(), null, "ROUTED");
            case Command.MoveEdge move -> move(move);
            case Command.HostChanged changed -> host(changed);
        };
        version += changes ? 1 : 0;
        return changes;
    }

    /** Whether the command wants nothing that isn't so already. */
    boolean isAsWantedBy(Command command) {
        return switch (command) {
            case Command.ProvisionSddc put ->
                exists
                        && isOrAnything(put.spec().hosts(), hosts)
                        && isOrAnything(put.spec().securityGroupIds(), groups)
                        && isOrAnything(put.spec().routing(), routing())
                        && isOrAnything(put.spec().additionalRouteTableIds(), additionalTables)
                        && isOrAnything(put.spec().paused(), paused);
            case Command.DeprovisionSddc delete -> !exists || deleting;
            case Command.PutSegment put -> {
                SegmentModel segment = segment(put.name());
                yield segment.cidr() != null
                        && segment.cidr().toString().equals(put.cidr())
                        && segment.type().equals(type(put));
            }
            case Command.DeleteSegment delete -> segment(delete.name()).cidr() == null;
            case Command.MoveEdge move ->
                active.equals(move.toHost()) && (move.stamp().sequence() == null || !down.contains(active));
            case Command.HostChanged changed ->
                hostOn(changed.instanceId())
                        .map(host -> down.contains(host) != changed.running())
                        .orElse(true);
        };
    }

    /** Whether applying the command would leave no trace, not even in the order of commands. */
    boolean isUnchangedBy(Command command) {
        if (command instanceof Command.HostChanged changed) {
            return hostOn(changed.instanceId())
                    .map(host -> isAsWantedBy(changed) && changed.stamp().time().equals(since.get(host)))
                    .orElse(true);
        }
        return isAsWantedBy(command) && mark(command).includes(command, deletes(command));
    }

    /**
     * The last of a deleted SDDC is gone.
     *
     * @param closed when its segments went; each between its own last command and the SDDC's
     */
    void gone(Map<String, Instant> closed) {
        exists = false;
        deleting = false;
        edge = edge.closed(config.time());
        segments.replaceAll((name, segment) -> segment.cidr() == null ? segment : closed(segment, closed.get(name)));
    }

    private SegmentModel closed(SegmentModel segment, @Nullable Instant at) {
        boolean plausible = at != null && config.time() != null && !at.isAfter(config.time());
        return new SegmentModel(segment.mark().closed(plausible ? at : config.time()), null, "ROUTED");
    }

    boolean deleting() {
        return exists && deleting;
    }

    Desired desired() {
        if (!exists) {
            return Desired.NOTHING;
        }
        var destinations = new TreeSet<Cidr>();
        if (!deleting) {
            destinations.addAll(claimed());
        }
        return new Desired(
                true,
                deleting,
                paused,
                incarnation,
                vpcId,
                destinations,
                byList && !deleting,
                Set.copyOf(additionalTables),
                Arrays.asList(slots).indexOf(active));
    }

    /** The management network and the routed segments. */
    Collection<Cidr> claimed() {
        var claimed = new TreeSet<Cidr>();
        if (exists) {
            claimed.add(Cidr.parse(management));
            segments.values().stream().filter(SegmentModel::routed).forEach(segment -> claimed.add(cidr(segment)));
        }
        return claimed;
    }

    /** The instance that the ENI in a slot belongs on; null when on none. */
    @Nullable
    String instanceOf(int slot) {
        return instance(slots[slot]);
    }

    List<String> groups() {
        return groups.isEmpty() ? List.of("sg-default-" + vpcId) : groups;
    }

    String vpcId() {
        return vpcId;
    }

    long version() {
        return version;
    }

    /** Everything that users asked for, to be compared with what is stored. */
    View view() {
        var live = new TreeMap<String, String>();
        var orders = new TreeMap<String, View.Order>();
        orders.put("config", config.order());
        orders.put("edge", edge.order());
        if (exists) {
            since.forEach((host, time) -> orders.put(View.host(host), new View.Order(0, time)));
        }
        segments.forEach((name, segment) -> {
            if (!deleting) {
                orders.put(View.segment(name), segment.mark().order());
            }
            if (segment.cidr() != null && !deleting) {
                live.put(name, segment.cidr() + " " + segment.type());
            }
        });
        return exists
                ? new View(
                        version,
                        orders,
                        deleting,
                        paused,
                        routing(),
                        additionalTables,
                        active + "/" + standby + " down " + down,
                        hosts,
                        Arrays.asList(slots),
                        live)
                : View.none(version, orders);
    }

    private Mark mark(Command command) {
        return switch (command) {
            case Command.ProvisionSddc put -> config;
            case Command.DeprovisionSddc delete -> config;
            case Command.MoveEdge move -> edge;
            case Command.HostChanged changed -> edge;
            case Command.PutSegment put -> segment(put.name()).mark();
            case Command.DeleteSegment delete -> segment(delete.name()).mark();
        };
    }

    private static boolean deletes(Command command) {
        return command instanceof Command.DeprovisionSddc || command instanceof Command.DeleteSegment;
    }

    private void judge(SddcSpec spec, Collection<Cidr> foreign, Set<Answer> answers) {
        if (!exists) {
            if (spec.managementCidr() == null) {
                answers.add(Answer.MALFORMED);
            } else if (overlaps(Cidr.parse(spec.managementCidr()), foreign)) {
                answers.add(Answer.OVERLAP);
            }
            return;
        }
        if (deleting) {
            answers.add(Answer.WRONG_STATE);
        }
        if (spec.hosts() != null
                && inCluster1(spec.hosts()).noneMatch(host -> host.hostId().equals(active))) {
            answers.add(Answer.INVALID);
        }
        if (spec.managementCidr() != null && !spec.managementCidr().equals(management)) {
            answers.add(Answer.IMMUTABLE);
        }
    }

    private void judge(Command.DeprovisionSddc delete, Set<Answer> answers) {
        if (exists && !deleting) {
            if (paused) {
                answers.add(Answer.WRONG_STATE);
            }
            if (!delete.force() && segments.values().stream().anyMatch(SegmentModel::routed)) {
                answers.add(Answer.NOT_EMPTY);
            }
        }
    }

    private void judge(Command.PutSegment put, Collection<Cidr> foreign, Set<Answer> answers) {
        judgeSegment(put, segment(put.name()), answers);
        Cidr wanted = Cidr.parse(Objects.requireNonNull(put.cidr()));
        SegmentModel before = segment(put.name());
        if (exists && type(put).equals("ROUTED") && !(before.routed() && wanted.equals(before.cidr()))) {
            var others = new ArrayList<>(foreign);
            others.add(Cidr.parse(management));
            segments.forEach((name, segment) -> {
                if (!name.equals(put.name()) && segment.routed()) {
                    others.add(cidr(segment));
                }
            });
            if (overlaps(wanted, others)) {
                answers.add(Answer.OVERLAP);
            }
        }
    }

    private void judge(Command.MoveEdge move, Set<Answer> answers) {
        judgeState(answers);
        if (exists && inCluster1(hosts).noneMatch(host -> host.hostId().equals(move.toHost()))) {
            answers.add(Answer.INVALID);
        }
    }

    /** For a host that isn't there it means nothing; for one of which something newer is known, neither. */
    private void judge(Command.HostChanged changed, Set<Answer> answers) {
        String host = hostOn(changed.instanceId()).orElse(null);
        if (host == null || deleting) {
            answers.add(Answer.NOTHING);
        } else if (changed.stamp().time().isBefore(Objects.requireNonNull(since.get(host)))) {
            answers.add(Answer.STALE);
        } else if (promotes(host, changed) && edge.judge(changed, false) != Answer.APPLY) {
            answers.add(Answer.STALE);
        }
    }

    /** While an SDDC is being deleted its segments go one by one, and what is late for one that is gone is late. */
    private void judgeSegment(Command command, SegmentModel segment, Set<Answer> answers) {
        judgeState(answers);
        if (deleting() && segment.mark().closed(config.time()).judge(command, deletes(command)) == Answer.STALE) {
            answers.add(Answer.STALE);
        }
    }

    private void judgeState(Set<Answer> answers) {
        if (!exists) {
            answers.add(Answer.NOT_FOUND);
        } else if (deleting) {
            answers.add(Answer.WRONG_STATE);
        }
    }

    private boolean put(Command.ProvisionSddc put) {
        config = config.after(put, false);
        SddcSpec spec = put.spec();
        List<HostSpec> before = hosts;
        List<String> groupsBefore = groups;
        boolean creates = !exists;
        if (creates) {
            exists = true;
            incarnation++;
            vpcId = Objects.requireNonNull(spec.vpcId());
            subnetId = Objects.requireNonNull(spec.subnetId());
            management = Objects.requireNonNull(spec.managementCidr());
            slots = new @Nullable String[SLOTS];
            hosts = List.of();
            groups = List.of();
            additionalTables = List.of();
            paused = false;
            byList = false;
            active = Objects.requireNonNullElseGet(
                    spec.activeEdgeHost(), () -> firstOf(Objects.requireNonNull(spec.hosts())));
            standby = null;
            down.clear();
            since.clear();
        }
        Set<String> downBefore = Set.copyOf(down);
        if (spec.hosts() != null) {
            name(spec.hosts(), put.stamp());
        }
        hosts = Objects.requireNonNullElse(spec.hosts(), hosts);
        groups = Objects.requireNonNullElse(spec.securityGroupIds(), groups);
        paused = Objects.requireNonNullElse(spec.paused(), paused);
        boolean byListBefore = byList;
        List<String> tablesBefore = additionalTables;
        additionalTables = Objects.requireNonNullElse(spec.additionalRouteTableIds(), additionalTables);
        byList = Objects.requireNonNullElse(spec.routing(), routing()).equals(BY_LIST);
        assignSlots();
        standby = standby(creates ? spec.standbyEdgeHost() : standby, creates);
        return creates
                || !down.equals(downBefore)
                || !hosts.equals(before)
                || !groups.equals(groupsBefore)
                || byList != byListBefore
                || !additionalTables.equals(tablesBefore);
    }

    /** Who names a host says that it was up then. */
    private void name(List<HostSpec> named, Stamp stamp) {
        List<String> names = named.stream().map(HostSpec::hostId).toList();
        since.keySet().retainAll(names);
        down.retainAll(names);
        for (HostSpec host : named) {
            boolean another = !Objects.equals(instance(host.hostId()), host.instanceId());
            boolean stoppedSince = down.contains(host.hostId())
                    && Objects.requireNonNull(since.get(host.hostId())).isAfter(stamp.time());
            if (down.contains(host.hostId()) && (stamp.live() || another || !stoppedSince)) {
                down.remove(host.hostId());
                since.remove(host.hostId());
            }
            since.putIfAbsent(host.hostId(), stamp.time());
        }
    }

    private @Nullable String instance(@Nullable String hostId) {
        return hosts.stream()
                .filter(host -> host.hostId().equals(hostId))
                .map(HostSpec::instanceId)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private boolean delete(Command.DeprovisionSddc delete) {
        config = config.after(delete, true);
        boolean begins = exists && !deleting;
        deleting = exists;
        edge = exists ? edge : edge.closed(config.time());
        return begins;
    }

    private boolean segment(Command command, String name, @Nullable Cidr cidr, String type) {
        SegmentModel before = segment(name);
        segments.put(name, new SegmentModel(before.mark().after(command, cidr == null), cidr, type));
        return !Objects.equals(before.cidr(), cidr) || (cidr != null && !type.equals(before.type()));
    }

    private boolean move(Command.MoveEdge move) {
        edge = edge.after(move, false);
        boolean moves = !active.equals(move.toHost());
        boolean wakes = !moves && move.stamp().sequence() != null && down.remove(active);
        if (moves) {
            moved(move.toHost(), "FAILURE".equals(move.reason()), move.stamp().time());
        } else if (wakes) {
            since.put(active, move.stamp().time());
            standby = standby(standby, false);
        }
        return moves || wakes;
    }

    private boolean host(Command.HostChanged changed) {
        String host = hostOn(changed.instanceId()).orElseThrow();
        Instant time = changed.stamp().time();
        since.put(host, time);
        boolean news = changed.running() ? down.remove(host) : down.add(host);
        standby = news ? standby(standby, false) : standby;
        if (down.contains(active) && standby != null && edge.judge(changed, false) == Answer.APPLY) {
            edge = edge.after(changed, false);
            moved(standby, true, time);
            return true;
        }
        return news;
    }

    private boolean promotes(String host, Command.HostChanged changed) {
        return host.equals(active) && !changed.running() && standby != null;
    }

    private void moved(String toHost, boolean failed, Instant time) {
        String before = active;
        active = toHost;
        down.remove(active);
        since.put(active, time);
        if (failed && !Objects.requireNonNull(since.get(before)).isAfter(time)) {
            down.add(before);
            since.put(before, time);
        }
        standby = standby(active.equals(standby) ? before : standby, false);
    }

    private Optional<String> hostOn(String instanceId) {
        return hosts.stream()
                .filter(host -> exists && instanceId.equals(host.instanceId()))
                .map(HostSpec::hostId)
                .findFirst();
    }

    /** The standby Edge's host: the one wished for if it can be, else the next or the one with the lowest slot that can. */
    private @Nullable String standby(@Nullable String wished, boolean next) {
        boolean can = inCluster1(hosts).anyMatch(host -> host.hostId().equals(wished));
        if (can && !down.contains(wished) && !active.equals(wished)) {
            return wished;
        }
        Stream<String> candidates = next
                ? inCluster1(hosts).map(HostSpec::hostId)
                : Arrays.stream(slots).filter(Objects::nonNull);
        return candidates
                .filter(host -> !host.equals(active) && !down.contains(host) && !leaving(host))
                .findFirst()
                .orElse(null);
    }

    private boolean leaving(String hostId) {
        return hosts.stream().anyMatch(host -> host.hostId().equals(hostId) && Boolean.TRUE.equals(host.leaving()));
    }

    private void assignSlots() {
        List<String> wanted =
                new ArrayList<>(inCluster1(hosts).map(HostSpec::hostId).toList());
        for (int slot = 0; slot < SLOTS; slot++) {
            if (!wanted.remove(slots[slot])) {
                slots[slot] = null;
            }
        }
        for (String host : wanted) {
            slots[Arrays.asList(slots).indexOf(null)] = host;
        }
    }

    private String routing() {
        return byList ? BY_LIST : "PER_CIDR";
    }

    private SegmentModel segment(String name) {
        return segments.getOrDefault(name, SegmentModel.UNKNOWN);
    }

    private static Cidr cidr(SegmentModel segment) {
        return Objects.requireNonNull(segment.cidr());
    }

    private static boolean isOrAnything(@Nullable Object wanted, Object is) {
        return wanted == null || wanted.equals(is);
    }

    private static String type(Command.PutSegment put) {
        return Objects.requireNonNullElse(put.type(), "ROUTED");
    }

    private static Stream<HostSpec> inCluster1(List<HostSpec> hosts) {
        return hosts.stream().filter(host -> host.cluster() == null || host.cluster() == 1);
    }

    private static String firstOf(List<HostSpec> hosts) {
        return inCluster1(hosts).findFirst().orElseThrow().hostId();
    }

    private static boolean overlaps(Cidr wanted, Collection<Cidr> others) {
        return others.stream().anyMatch(wanted::overlaps);
    }

    @Override
    public String toString() {
        return sddcId + " in " + subnetId + ": " + view();
    }
}
