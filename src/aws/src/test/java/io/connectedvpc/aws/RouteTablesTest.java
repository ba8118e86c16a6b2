package io.connectedvpc.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.port.VpcNetwork.Target;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteOrigin;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTable;

class RouteTablesTest {

    private static final Consumer<Route.Builder> TO_SDDC = route -> route.destinationCidrBlock("10.2.0.0/16");

    @Test
    void of_keepsPrefixListRoutesAndDropsIpv6() {
        assertThat(routes(
                        route -> route.destinationCidrBlock("10.2.0.0/16").gatewayId("igw-1"),
                        route -> route.destinationIpv6CidrBlock("::/0").gatewayId("igw-1"),
                        route -> route.destinationPrefixListId("pl-1").gatewayId("vpce-1")))
                .extracting(route -> route.destination())
                .containsExactly(Cidr.parse("10.2.0.0/16"), new PrefixListId("pl-1"));
    }

    @ParameterizedTest
    @MethodSource
    void of_namesTheTarget(Consumer<Route.Builder> route, Target target) {
        assertThat(routes(TO_SDDC.andThen(route)))
                .singleElement()
                .matches(found -> found.target().equals(target));
    }

    static Stream<Arguments> of_namesTheTarget() {
        return Stream.of(
                target(route -> route.gatewayId("local"), new Target("local", false)),
                target(route -> route.gatewayId("vgw-1"), new Target("vgw-1", false)),
                target(route -> route.natGatewayId("nat-1"), new Target("nat-1", false)),
                target(route -> route.transitGatewayId("tgw-1"), new Target("tgw-1", false)),
                target(route -> route.vpcPeeringConnectionId("pcx-1"), new Target("pcx-1", false)),
                target(route -> route.coreNetworkArn("arn:aws:x"), new Target("arn:aws:x", false)),
                target(route -> route.networkInterfaceId("eni-1"), new Target("eni-1", true)),
                target(route -> route.instanceId("i-1").networkInterfaceId("eni-1"), new Target("eni-1", true)),
                target(route -> route.instanceId("i-1"), new Target("i-1", false)),
                target(route -> {}, new Target("unknown", false)));
    }

    @Test
    void of_tellsBlackHolesAndPropagatedRoutes() {
        var routes = routes(
                TO_SDDC.andThen(route -> route.networkInterfaceId("eni-1").state(RouteState.BLACKHOLE)),
                TO_SDDC.andThen(route -> route.gatewayId("vgw-1").origin(RouteOrigin.ENABLE_VGW_ROUTE_PROPAGATION)),
                TO_SDDC.andThen(
                        route -> route.gatewayId("igw-1").state("filtered").origin("NeverHeardOf")));

        assertThat(routes).extracting(route -> route.blackhole()).containsExactly(true, false, false);
        assertThat(routes).extracting(route -> route.propagated()).containsExactly(false, true, false);
    }

    private static Arguments target(Consumer<Route.Builder> route, Target target) {
        return Arguments.of(route, target);
    }

    @SafeVarargs
    private static List<io.connectedvpc.core.port.VpcNetwork.Route> routes(Consumer<Route.Builder>... routes) {
        return RouteTables.of(RouteTable.builder()
                        .routeTableId("rtb-1")
                        .routes(routes)
                        .build())
                .routes();
    }
}
