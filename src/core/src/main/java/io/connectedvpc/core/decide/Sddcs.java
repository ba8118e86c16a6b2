package io.connectedvpc.core.decide;

import io.connectedvpc.core.command.Command.DeprovisionSddc;
import io.connectedvpc.core.command.Command.ProvisionSddc;
import io.connectedvpc.core.command.Origin;
import io.connectedvpc.core.model.Account;
import io.connectedvpc.core.model.Attachment;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.EventType;
import io.connectedvpc.core.model.Fence;
import io.connectedvpc.core.model.Host;
import io.connectedvpc.core.model.MainTable;
import io.connectedvpc.core.model.NetworkInterface;
import io.connectedvpc.core.model.RoutedList;
import io.connectedvpc.core.model.Routing;
import io.connectedvpc.core.model.RoutingMode;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.Sddc.Lifecycle;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Segment;
import io.connectedvpc.core.model.Stamp;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import io.connectedvpc.core.port.VpcNetworks;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decides what becomes of an SDDC's configuration. */
public final class Sddcs {

    private static final String MANAGEMENT = "the management network";

    private final VpcChecks checks;
    private final VpcNetworks networks;
    private final Supplier<String> tokens;

    /** @param tokens client tokens for the creation of ENIs, each a new one */
    public Sddcs(VpcNetworks networks, VpcChecks checks, Supplier<String> tokens) {
        this.checks = checks;
        this.networks = networks;
        this.tokens = tokens;
    }

    /** @throws Rejected with the first problem of the contract's table */
    public Decision decide(SddcState current, ProvisionSddc command, Origin origin, Instant now) {
        Sddc existing = current.sddc();
        Wanted wanted = SddcFields.read(command, existing);
        SddcLookups lookups = SddcLookups.of(networks, wanted, existing);
        Attachment attachment = lookups.check(command.sddcId(), wanted, existing);
        Set<String> own = existing == null
                ? lookups.adoptable(command.sddcId(), wanted.subnetId())
                : Set.copyOf(existing.networkInterfaceIds());
        List<RouteTable> tables = reroutes(wanted, existing) ? checks.tables(wanted, existing) : List.of();
        var desired = new TreeSet<>(current.desiredDestinations());
        desired.add(attachment.managementCidr());
        checks.room(
                tables,
                desired,
                wanted.routing(),
                current.found().flatMap(Sddc::prefixListId).orElse(null),
                own::contains);
        String content = "provision " + SddcContent.of(command.spec());
        Optional<Decision.Ignore> ignored =
                Gate.check(current, origin, current.fence(), command.stamp(), content, false);
        if (ignored.isPresent()) {
            return ignored.get();
        }
        if (existing != null) {
            mayChange(current, existing, attachment);
        } else {
            checks.noOverlap(attachment, Map.of(), wanted.managementCidr(), MANAGEMENT);
        }
        for (Cidr destination : desired) {
            checks.noConflict(
                    current,
                    own::contains,
                    wanted.vpcId(),
                    added(tables, wanted, existing),
                    destination,
                    name(destination, attachment));
        }
        SddcState fenced = current.withFence(current.fence().advance(command.stamp(), content, false));
        Sddc sddc = existing == null
                ? created(fenced, attachment, wanted, tables)
                : changed(existing, wanted, command.stamp(), current.version() + 1, now);
        return change(current, fenced.withSddc(sddc), command.stamp(), origin);
    }

    /** Whether what the tables lead to the SDDC by, or which ones do, changes. */
    private static boolean reroutes(Wanted wanted, @Nullable Sddc existing) {
        return existing == null
                || existing.routing().kind() != wanted.routing()
                || !existing.additionalRouteTableIds().equals(wanted.additionalRouteTableIds());
    }

    /** The tables that the command adds: what is there in the place of the SDDC's routes is somebody else's. */
    private static List<RouteTable> added(List<RouteTable> tables, Wanted wanted, @Nullable Sddc existing) {
        return tables.stream()
                .filter(table -> existing == null
                        || (wanted.additionalRouteTableIds().contains(table.routeTableId())
                                && !existing.additionalRouteTableIds().contains(table.routeTableId())
                                && !table.main()))
                .toList();
    }

    private static String name(Cidr destination, Attachment attachment) {
        return destination.equals(attachment.managementCidr()) ? MANAGEMENT : "a segment";
    }

    /** @throws Rejected with the first problem of the contract's table */
    public Decision decide(SddcState current, DeprovisionSddc command, Origin origin, Instant now) {
        Optional<Decision.Ignore> ignored =
                Gate.check(current, origin, current.fence(), command.stamp(), "deprovision", true);
        if (ignored.isPresent()) {
            return ignored.get();
        }
        SddcState fenced = current.withFence(current.fence().advance(command.stamp(), "deprovision", true));
        Sddc sddc = current.sddc();
        if (sddc == null) {
            return new Decision.Change(fenced.deleted(now.plus(Fence.MEMORY)), Decision.Effect.NONE);
        }
        if (sddc.lifecycle() == Lifecycle.DELETING) {
            return new Decision.Change(fenced, Decision.Effect.NONE);
        }
        mayDelete(current, sddc, command.force());
        SddcState after = fenced.withSddc(sddc.deleting(now)).nextVersion();
        return new Decision.Change(
                Owed.by(after, EventType.SDDC_DEPROVISIONED, origin, null, List.of()), Decision.Effect.CHANGED);
    }

    private static Decision change(SddcState current, SddcState after, Stamp stamp, Origin origin) {
        Sddc before = current.sddc();
        Sddc wanted = after.found().orElseThrow();
        boolean creates = before == null;
        boolean changes = before == null || raisesVersion(before, wanted);
        SddcState versioned = changes ? after.nextVersion() : after;
        if (changes || !stamp.live()) {
            versioned = Owed.by(versioned, EventType.SDDC_PROVISIONED, origin, null, List.of());
        }
        Decision.Effect effect = creates ? Decision.Effect.CREATED : Decision.Effect.CHANGED;
        return new Decision.Change(versioned, wanted.equals(before) ? Decision.Effect.NONE : effect);
    }

    /** Pausing changes nothing that is desired. */
    private static boolean raisesVersion(Sddc before, Sddc after) {
        return !before.withSettings(after.securityGroupIds(), after.paused()).equals(after)
                || !before.securityGroupIds().equals(after.securityGroupIds());
    }

    private static void mayChange(SddcState current, Sddc sddc, Attachment wanted) {
        Attachment fixed = sddc.attachment();
        immutable("account", named(fixed.account()), named(wanted.account()));
        immutable("vpcId", fixed.vpcId(), wanted.vpcId());
        immutable("subnetId", fixed.subnetId(), wanted.subnetId());
        immutable("managementCidr", fixed.managementCidr(), wanted.managementCidr());
        Gate.notDeleting(current);
    }

    private static void immutable(String field, Object fixed, Object wanted) {
        if (!fixed.equals(wanted)) {
            throw new Rejected(
                    ProblemCode.IMMUTABLE_FIELD, "%s is %s and can't become %s".formatted(field, fixed, wanted));
        }
    }

    private static String named(@Nullable Account account) {
        return account == null ? "the deployment's own" : account.toString();
    }

    private static void mayDelete(SddcState current, Sddc sddc, boolean force) {
        if (sddc.paused()) {
            throw new Rejected(
                    ProblemCode.WRONG_STATE,
                    "SDDC %s is paused, so that nothing can be deleted; unpause it first".formatted(current.sddcId()));
        }
        List<String> routed = current.liveSegments().stream()
                .filter(segment -> segment.destination() != null)
                .map(Segment::name)
                .toList();
        if (!routed.isEmpty() && !force) {
            throw new Rejected(
                    ProblemCode.NOT_EMPTY,
                    "SDDC %s has %d routed segments, %s among them; delete them first, or use force"
                            .formatted(current.sddcId(), routed.size(), routed.get(0)));
        }
    }

    /** A new SDDC, without its ENIs. */
    Sddc created(SddcState state, Attachment attachment, Wanted wanted, List<RouteTable> tables) {
        List<NetworkInterface> slots = Slots.assign(Slots.fresh(tokens), wanted.hosts());
        return new Sddc(
                attachment,
                Lifecycle.PROVISIONING,
                null,
                wanted.hosts(),
                slots,
                List.of(),
                EdgePlacement.initial(
                        wanted.activeHost(), initialStandby(wanted), wanted.hosts(), slots, state.version() + 1),
                new RoutingMode(wanted.routing(), state.version() + 1, Instant.EPOCH, list(wanted.routing())),
                wanted.additionalRouteTableIds(),
                wanted.securityGroupIds(),
                wanted.paused(),
                state.version() + 1,
                MainTable.only(tables.stream()
                        .filter(RouteTable::main)
                        .findFirst()
                        .map(RouteTable::routeTableId)
                        .orElse("")),
                List.of());
    }

    /** The standby wished for, else the host after the active one. */
    private static String initialStandby(Wanted wanted) {
        return Optional.ofNullable(wanted.standbyHost())
                .or(() -> wanted.hosts().stream()
                        .filter(Host::canStandBy)
                        .map(Host::hostId)
                        .filter(host -> !host.equals(wanted.activeHost()))
                        .findFirst())
                .orElse("");
    }

    private @Nullable RoutedList list(Routing routing) {
        return routing == Routing.PREFIX_LIST ? RoutedList.wanted(tokens.get()) : null;
    }

    /** @param version the one in which it changes */
    private Sddc changed(Sddc existing, Wanted wanted, Stamp stamp, long version, Instant now) {
        List<Host> hosts = wanted.hosts().stream()
                .map(host -> existing.host(host.hostId())
                        .filter(known -> known.state() == host.state() || isNewer(known, host, stamp))
                        .map(known -> host.in(known.state(), known.stateSince()))
                        .orElse(host))
                .toList();
        return EdgePlacement.keep(existing, hosts, Slots.assign(existing.networkInterfaces(), hosts))
                .withSettings(wanted.securityGroupIds(), wanted.paused())
                .withRouting(
                        routing(existing.routing(), wanted.routing(), version, now),
                        wanted.additionalRouteTableIds(),
                        existing.mainTable()
                                .releasing(existing.additionalRouteTableIds(), wanted.additionalRouteTableIds(), now));
    }

    /** Whether a late, or repeated, event names the host as it was before its instance stopped. */
    private static boolean isNewer(Host known, Host named, Stamp stamp) {
        return !stamp.live()
                && known.stateSince().isAfter(stamp.time())
                && Objects.equals(known.instanceId(), named.instanceId());
    }

    private RoutingMode routing(RoutingMode before, Routing wanted, long version, Instant now) {
        if (before.kind() == wanted) {
            return before;
        }
        return new RoutingMode(wanted, version, now, before.list() == null ? list(wanted) : before.list());
    }
}
