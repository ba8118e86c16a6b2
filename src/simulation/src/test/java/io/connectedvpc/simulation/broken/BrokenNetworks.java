package io.connectedvpc.simulation.broken;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Destination;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.VpcNetwork;
import io.connectedvpc.simulation.Wiring;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/** Mistakes in what is asked of EC2, and in what is made of its answers. */
final class BrokenNetworks {

    private BrokenNetworks() {}

    static Wiring deletingFirst() {
        return calling(network -> new NetworkInFront(network) {
            @Override
            public RouteWrite replaceRoute(String routeTableId, Destination destination, String networkInterfaceId) {
                behind.deleteRoute(routeTableId, destination);
                return behind.createRoute(routeTableId, destination, networkInterfaceId);
            }
        });
    }

    static Wiring overwriting() {
        return calling(network -> new NetworkInFront(network) {
            @Override
            public RouteWrite createRoute(String routeTableId, Destination destination, String networkInterfaceId) {
                RouteWrite created = behind.createRoute(routeTableId, destination, networkInterfaceId);
                return created == RouteWrite.OUTDATED
                        ? behind.replaceRoute(routeTableId, destination, networkInterfaceId)
                        : created;
            }
        });
    }

    static Wiring careless() {
        return calling(network -> new NetworkInFront(network) {
            @Override
            public RouteWrite createRoute(String routeTableId, Destination destination, String networkInterfaceId) {
                return anyhow(() -> behind.createRoute(routeTableId, destination, networkInterfaceId));
            }

            @Override
            public RouteWrite replaceRoute(String routeTableId, Destination destination, String networkInterfaceId) {
                return anyhow(() -> behind.replaceRoute(routeTableId, destination, networkInterfaceId));
            }

            private RouteWrite anyhow(Supplier<RouteWrite> write) {
                try {
                    return write.get();
                } catch (CloudFailure logged) {
                    return RouteWrite.DONE;
                }
            }
        });
    }

    static Wiring believing() {
        return calling(network -> new NetworkInFront(network) {

            private final Map<String, List<RouteTable>> seen = new HashMap<>();

            @Override
            public List<RouteTable> routeTables(String vpcId) {
                List<RouteTable> shown = behind.routeTables(vpcId);
                return seen.computeIfAbsent(vpcId, vpc -> shown);
            }
        });
    }

    static Wiring withoutTokens() {
        return calling(network -> new NetworkInFront(network) {

            private int calls;

            @Override
            public Creation createNetworkInterface(NewEni eni) {
                return behind.createNetworkInterface(new NewEni(
                        eni.sddcId(),
                        eni.slot(),
                        eni.subnetId(),
                        eni.securityGroupIds(),
                        eni.description(),
                        eni.clientToken() + "-" + ++calls));
            }
        });
    }

    static Wiring withoutListTokens() {
        return calling(network -> new NetworkInFront(network) {

            private int calls;

            @Override
            public Optional<PrefixList> createPrefixList(NewPrefixList list) {
                return behind.createPrefixList(
                        new NewPrefixList(list.sddcId(), list.maxEntries(), list.clientToken() + "-" + ++calls));
            }
        });
    }

    static Wiring unroutedLists() {
        return calling(network -> new NetworkInFront(network) {
            @Override
            public RouteWrite createRoute(String routeTableId, Destination destination, String networkInterfaceId) {
                return destination instanceof PrefixListId
                        ? RouteWrite.DONE
                        : behind.createRoute(routeTableId, destination, networkInterfaceId);
            }
        });
    }

    static Wiring hastyLists() {
        return calling(network -> new NetworkInFront(network) {

            private final Map<PrefixListId, SortedSet<Cidr>> asked = new HashMap<>();

            @Override
            public RouteWrite editPrefixList(
                    PrefixListId id, long version, Collection<Cidr> added, Collection<Cidr> removed) {
                RouteWrite begun = behind.editPrefixList(id, version, added, removed);
                if (begun == RouteWrite.DONE) {
                    SortedSet<Cidr> entries = asked.computeIfAbsent(id, list -> new TreeSet<>());
                    entries.removeAll(removed);
                    entries.addAll(added);
                }
                return begun;
            }

            @Override
            public Optional<PrefixList> prefixList(PrefixListId id) {
                return behind.prefixList(id)
                        .map(list -> list.state() == ListState.BUSY
                                ? new PrefixList(id, ListState.READY, list.version() + 1, list.maxEntries())
                                : list);
            }

            @Override
            public SortedSet<Cidr> prefixListEntries(PrefixListId id) {
                behind.prefixListEntries(id);
                return new TreeSet<>(asked.getOrDefault(id, new TreeSet<>()));
            }
        });
    }

    private static Wiring calling(Function<VpcNetwork, VpcNetwork> front) {
        return new Wiring() {
            @Override
            protected VpcNetwork network(VpcNetwork network) {
                return front.apply(network);
            }
        };
    }
}
