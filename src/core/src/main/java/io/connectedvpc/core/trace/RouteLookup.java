package io.connectedvpc.core.trace;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.port.VpcNetwork.Route;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which route of a table takes a packet. The longest prefix wins, a prefix list's entry counting with its own length; at equal length a static
 * route to a block comes before one to a prefix list, and that before a propagated one. The VPC's {@code local} route comes before every
 * propagated one, however long. Sources: Amazon VPC user guide, "How route priority works"; AWS Site-to-Site VPN user guide, "Route tables and
 * route priority".
 */
final class RouteLookup {

    private static final String LOCAL = "local";

    private static final Comparator<Match> BY_PRIORITY =
            Comparator.<Match>comparingInt(match -> match.block().prefix()).thenComparing(Match::rank);

    private final Map<PrefixListId, List<Cidr>> lists;

    /** @param lists the blocks of prefix lists; a route to another list takes nothing */
    RouteLookup(Map<PrefixListId, List<Cidr>> lists) {
        this.lists = lists;
    }

    /**
     * A route that takes a packet.
     *
     * @param block the route's, or the prefix list's entry, that holds the packet's target
     * @param tied whether another route is as good and leads elsewhere: AWS then takes one of them, nobody knows which
     */
    record Match(Route route, Cidr block, boolean tied) {

        boolean local() {
            return route.target().id().equals(LOCAL);
        }

        private int rank() {
            if (route.propagated()) {
                return 0;
            }
            return route.destination() instanceof PrefixListId ? 1 : 2;
        }
    }

    /** The route for that address; empty when there is none. */
    Optional<Match> best(RouteTable table, Cidr address) {
        List<Match> matching = table.routes().stream()
                .flatMap(route -> match(route, address).stream())
                .toList();
        boolean inVpc = matching.stream().anyMatch(Match::local);
        List<Match> competing = matching.stream()
                .filter(match -> !(inVpc && match.route().propagated()))
                .toList();
        return competing.stream()
                .max(BY_PRIORITY)
                .map(best -> new Match(best.route(), best.block(), tied(best, competing)));
    }

    private static boolean tied(Match best, List<Match> competing) {
        return competing.stream()
                .anyMatch(other -> BY_PRIORITY.compare(other, best) == 0
                        && !other.route().target().equals(best.route().target()));
    }

    private Optional<Match> match(Route route, Cidr address) {
        return blocks(route)
                .filter(block -> block.contains(address))
                .max(Comparator.comparingInt(Cidr::prefix))
                .map(block -> new Match(route, block, false));
    }

    private Stream<Cidr> blocks(Route route) {
        return switch (route.destination()) {
            case Cidr block -> Stream.of(block);
            case PrefixListId list -> lists.getOrDefault(list, List.of()).stream();
        };
    }
}
