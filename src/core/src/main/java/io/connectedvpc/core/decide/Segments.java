package io.connectedvpc.core.decide;

import io.connectedvpc.core.command.Command.DeleteSegment;
import io.connectedvpc.core.command.Command.PutSegment;
import io.connectedvpc.core.command.Origin;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.EventType;
import io.connectedvpc.core.model.Fence;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Segment;
import io.connectedvpc.core.model.Segment.Network;
import io.connectedvpc.core.model.SegmentType;
import io.connectedvpc.core.model.Stamp;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides what becomes of a segment. */
public final class Segments {

    private final VpcChecks checks;

    public Segments(VpcChecks checks) {
        this.checks = checks;
    }

    /** @throws Rejected with the first problem of the contract's table */
    public Decision decide(SddcState current, PutSegment command, Origin origin, Instant now) {
        requireComplete(command);
        Sddc sddc = Gate.existing(current);
        Network network = network(command);
        Segment segment = known(current, command.name());
        @Nullable Cidr added = added(segment, network);
        List<RouteTable> tables = added == null ? List.of() : checks.tables(sddc);
        if (added != null) {
            var desired = new TreeSet<>(current.desiredDestinations());
            desired.add(added);
            checks.room(
                    tables, desired, sddc.routing().kind(), sddc.prefixListId().orElse(null), sddc::owns);
        }
        String content = "put %s %s".formatted(network.cidr(), network.type());
        Optional<Decision.Ignore> ignored =
                Gate.check(current, origin, segment.fence(), command.stamp(), content, false);
        if (ignored.isPresent()) {
            return ignored.get();
        }
        Gate.notDeleting(current);
        if (added != null) {
            checks.noOverlap(sddc.attachment(), others(current, sddc, command.name()), added, named(command.name()));
            checks.noConflict(current, sddc::owns, sddc.attachment().vpcId(), tables, added, named(command.name()));
        }
        Fence fence = segment.fence().advance(command.stamp(), content, false);
        return put(current, segment, network, fence, command.stamp(), origin, now);
    }

    /** @throws Rejected with the first problem of the contract's table */
    public Decision decide(SddcState current, DeleteSegment command, Origin origin, Instant now) {
        Gate.existing(current);
        Fields.requireName("name", command.name());
        Segment segment = known(current, command.name());
        Optional<Decision.Ignore> ignored =
                Gate.check(current, origin, segment.fence(), command.stamp(), "delete", true);
        if (ignored.isPresent()) {
            return ignored.get();
        }
        Gate.notDeleting(current);
        Fence fence = segment.fence().advance(command.stamp(), "delete", true);
        var memory = segment.live()
                ? new Segment(segment.name(), null, fence, current.version() + 1, now, now.plus(Fence.MEMORY))
                : new Segment(
                        segment.name(), null, fence, segment.changedIn(), segment.changedAt(), now.plus(Fence.MEMORY));
        return change(current, segment, memory, command.stamp(), origin, now);
    }

    private static Decision put(
            SddcState current, Segment segment, Network network, Fence fence, Stamp stamp, Origin origin, Instant now) {
        var after = network.equals(segment.network())
                ? new Segment(segment.name(), network, fence, segment.changedIn(), segment.changedAt(), null)
                : new Segment(segment.name(), network, fence, current.version() + 1, now, null);
        return change(current, segment, after, stamp, origin, now);
    }

    private static Decision change(
            SddcState current, Segment before, Segment segment, Stamp stamp, Origin origin, Instant now) {
        boolean changes = before.changedIn() != segment.changedIn();
        SddcState after = Withdrawals.track(current, current.withSegment(segment), now);
        after = changes ? after.nextVersion() : after;
        List<Cidr> concerned = Stream.of(before, segment)
                .map(Segment::destination)
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
        if (changes || !stamp.live()) {
            after = Owed.by(after, EventType.SEGMENT_SYNCHRONIZED, origin, segment.name(), concerned);
        }
        Decision.Effect effect = before.live() || !segment.live() ? Decision.Effect.CHANGED : Decision.Effect.CREATED;
        return new Decision.Change(after, changes ? effect : Decision.Effect.NONE);
    }

    private static void requireComplete(PutSegment command) {
        if (command.cidr() == null && command.gatewayAddress() == null) {
            throw new Rejected(ProblemCode.MALFORMED_REQUEST, "cidr or gatewayAddress is missing");
        }
    }

    private static Network network(PutSegment command) {
        var fields = new Fields();
        fields.name("name", command.name());
        if (command.cidr() != null && command.gatewayAddress() != null) {
            fields.reject("gatewayAddress", "excludes cidr: give exactly one of the two");
        }
        SegmentType type = fields.constant("type", command.type(), SegmentType.ROUTED);
        Optional<Cidr> cidr = fields.cidr("cidr", command.cidr())
                .or(() -> fields.gateway("gatewayAddress", command.gatewayAddress()));
        fields.requireNone();
        return new Network(cidr.orElseThrow(), type);
    }

    /** The destination that is desired with the command and wasn't before; null when there is none. */
    private static @Nullable Cidr added(Segment segment, Network network) {
        if (!network.routed() || network.cidr().equals(segment.destination())) {
            return null;
        }
        return network.cidr();
    }

    private static TreeMap<Cidr, String> others(SddcState current, Sddc sddc, String name) {
        var owners = new TreeMap<Cidr, String>();
        owners.put(sddc.attachment().managementCidr(), "the management network");
        for (Segment segment : current.liveSegments()) {
            Cidr destination = segment.destination();
            if (destination != null && !segment.name().equals(name)) {
                owners.put(destination, named(segment.name()));
            }
        }
        return owners;
    }

    private static Segment known(SddcState current, String name) {
        return current.segments().getOrDefault(name, Segment.unknown(name));
    }

    private static String named(String segment) {
        return "segment " + segment;
    }
}
