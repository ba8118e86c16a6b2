package io.connectedvpc.simulation.engine;

import io.connectedvpc.core.model.NetworkInterface;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Withdrawn;
import io.connectedvpc.core.port.EventSink.Announcement;
import io.connectedvpc.core.port.SddcStore.Commit;
import io.connectedvpc.core.port.SddcStore.Page;
import io.connectedvpc.core.port.VpcNetwork.Eni;
import io.connectedvpc.core.port.VpcNetwork.NewEni;
import io.connectedvpc.core.port.VpcNetwork.Route;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The core's values in as few words as a reader of a history needs. */
final class Readable {

    private static final int MANY = 8;

    private Readable() {}

    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "-";
            case SddcState state -> state(state);
            case Commit.Stored stored -> "stored " + state(stored.state());
            case Page page -> list(page.sddcs().stream().map(SddcState::sddcId).toList());
            case RouteTable table -> table(table);
            case Route route -> route.destination() + ">" + route.target().id() + (route.blackhole() ? "!" : "");
            case Eni eni -> eni(eni);
            case NewEni eni -> "slot %d %s".formatted(eni.slot(), eni.clientToken());
            case Announcement event ->
                "%s v%d %s %s"
                        .formatted(event.type().detailType(), event.version(), event.causeEventId(), event.about());
            case Collection<?> some -> list(some);
            default -> value.toString();
        };
    }

    private static String list(Collection<?> some) {
        String shown = some.stream().limit(MANY).map(Readable::of).collect(Collectors.joining(", ", "[", ""));
        return shown + (some.size() > MANY ? ", … %d in all]".formatted(some.size()) : "]");
    }

    private static String state(SddcState state) {
        String head = "r%d v%d/%d".formatted(state.revision(), state.version(), state.syncedVersion());
        Sddc sddc = state.sddc();
        if (sddc == null) {
            return head + " none";
        }
        return "%s %s%s edge=%s/%s desired=%s withdrawn=%s enis=%d owed=%d%s"
                .formatted(
                        head,
                        sddc.lifecycle(),
                        sddc.paused() ? " PAUSED" : "",
                        sddc.edge().activeHost(),
                        sddc.activeNetworkInterfaceId().orElse("-"),
                        state.desiredDestinations(),
                        state.withdrawn().values().stream()
                                .map(Readable::withdrawn)
                                .toList(),
                        sddc.networkInterfaces().stream()
                                .filter(NetworkInterface::created)
                                .count(),
                        state.outbox().size(),
                        sddc.faults().isEmpty() ? "" : " faults=" + sddc.faults());
    }

    private static String withdrawn(Withdrawn block) {
        return block.cidr() + (block.removed() ? "(gone)" : "");
    }

    private static String table(RouteTable table) {
        String routes = table.routes().stream()
                .filter(route -> !route.target().id().equals("local"))
                .map(Readable::of)
                .collect(Collectors.joining(" "));
        return "%s%s{%s}".formatted(table.routeTableId(), table.main() ? "*" : "", routes);
    }

    private static String eni(Eni eni) {
        String attached = eni.attachment() == null
                ? ""
                : "@%s/%s"
                        .formatted(
                                eni.attachment().instanceId(), eni.attachment().status());
        return "%s#%s%s".formatted(eni.networkInterfaceId(), eni.slot(), attached);
    }
}
