package io.connectedvpc.simulation.broken;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.VpcNetwork;
import io.connectedvpc.simulation.Wiring;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Mistakes in what is asked of EC2, and in what is made of its answers. */
final class BrokenNetworks {

    private BrokenNetworks() {}

    static Wiring deletingFirst() {
        return calling(network -> new NetworkInFront(network) {
            @Override
            public RouteWrite replaceRoute(String routeTableId, Cidr destination, String networkInterfaceId) {
                behind.deleteRoute(routeTableId, destination);
                return behind.createRoute(routeTableId, destination, networkInterfaceId);
            }
        });
    }

    static Wiring overwriting() {
        return calling(network -> new NetworkInFront(network) {
            @Override
            public RouteWrite createRoute(String routeTableId, Cidr destination, String networkInterfaceId) {
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
            public RouteWrite createRoute(String routeTableId, Cidr destination, String networkInterfaceId) {
                return anyhow(() -> behind.createRoute(routeTableId, destination, networkInterfaceId));
            }

            @Override
            public RouteWrite replaceRoute(String routeTableId, Cidr destination, String networkInterfaceId) {
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

    private static Wiring calling(Function<VpcNetwork, VpcNetwork> front) {
        return new Wiring() {
            @Override
            protected VpcNetwork network(VpcNetwork network) {
                return front.apply(network);
            }
        };
    }
}
