package io.connectedvpc.ec2standin;

import static io.connectedvpc.ec2standin.SampleEc2.assertRefused;
import static io.connectedvpc.ec2standin.SampleEc2.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.ec2standin.model.Ec2Limits;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.model.RouteOrigin;
import software.amazon.awssdk.services.ec2.model.RouteState;

class RoutesTest {

    private final SampleEc2 sample = new SampleEc2();
    private final Ec2StandIn ec2 = sample.ec2;
    private final String eni = sample.attachedInterface("i-1");

    @Test
    void createRoute_addsStaticRouteToTheInterface() {
        sample.createRoute("192.168.160.0/24", eni);

        assertThat(sample.route("192.168.160.0/24")).satisfies(route -> {
            assertThat(route.networkInterfaceId()).isEqualTo(eni);
            assertThat(route.instanceId()).isEqualTo("i-1");
            assertThat(route.gatewayId()).isNull();
            assertThat(route.origin()).isEqualTo(RouteOrigin.CREATE_ROUTE);
            assertThat(route.state()).isEqualTo(RouteState.ACTIVE);
        });
    }

    @Test
    void createRoute_clearsHostBits() {
        sample.createRoute("192.168.160.7/24", eni);

        assertThat(sample.routes("192.168.160.0/24")).hasSize(1);
        assertThat(sample.routes("192.168.160.7/24")).isEmpty();
    }

    @Test
    void createRoute_isRefused_whenDestinationExists() {
        sample.createRoute("192.168.160.0/24", eni);

        assertRefused(
                "RouteAlreadyExists",
                "The route identified by 192.168.160.0/24 already exists.",
                () -> sample.createRoute("192.168.160.0/24", sample.networkInterface()));
        assertRefused("RouteAlreadyExists", () -> sample.createRoute("192.168.160.9/24", eni));
        assertThat(sample.route("192.168.160.0/24").networkInterfaceId()).isEqualTo(eni);
    }

    @Test
    void createRoute_isRefused_whenDestinationIsTheVpc() {
        assertRefused("RouteAlreadyExists", () -> sample.createRoute(SampleVpc.VPC_CIDR, eni));
    }

    @Test
    void createRoute_isRefused_whenDestinationIsInsideTheVpcAndNoSubnet() {
        assertRefused(
                "InvalidParameterValue",
                "Route destination doesn't match any subnet CIDR blocks.",
                () -> sample.createRoute("10.0.99.0/24", eni));
    }

    @Test
    void createRoute_takesASubnetOfTheVpc_whenTargetIsAnInterface() {
        sample.createRoute(SampleVpc.SUBNET_CIDR, eni);

        assertThat(sample.route(SampleVpc.SUBNET_CIDR).networkInterfaceId()).isEqualTo(eni);
        assertRefused(
                "InvalidParameterValue",
                "Route target is not supported. This route only supports interface and instance targets.",
                () -> ec2.createRoute(request -> request.routeTableId(SampleVpc.MAIN_TABLE)
                        .destinationCidrBlock("10.0.10.0/24")
                        .gatewayId(SampleVpc.INTERNET_GATEWAY)));
    }

    @Test
    void createRoute_takesADestinationThatContainsTheVpc() {
        sample.createRoute("10.0.0.0/8", eni);

        assertThat(sample.routes("10.0.0.0/8")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.168.0/22", "169.254.169.0/24", "169.254.169.254/32"})
    void createRoute_isRefused_whenRangeIsReservedForAws(String cidr) {
        assertRefused("InvalidParameterValue", () -> sample.createRoute(cidr, eni));
    }

    @Test
    void createRoute_takesABlockThatContainsTheReservedRange() {
        sample.createRoute("169.254.0.0/16", eni);

        assertThat(sample.routes("169.254.0.0/16")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.168.160.0", "192.168.160.0/33", "web", "300.1.1.0/24"})
    void createRoute_isRefused_whenDestinationIsNoBlock(String cidr) {
        assertRefused("InvalidParameterValue", () -> sample.createRoute(cidr, eni));
    }

    @Test
    void createRoute_isRefused_whenTableOrTargetIsUnknown() {
        assertRefused(
                "InvalidRouteTableID.NotFound",
                "The routeTable ID 'rtb-9' does not exist",
                () -> ec2.createRoute(request -> request.routeTableId("rtb-9")
                        .destinationCidrBlock("192.168.160.0/24")
                        .networkInterfaceId(eni)));
        assertRefused(
                "InvalidRouteTableId.Malformed",
                () -> ec2.createRoute(
                        request -> request.routeTableId("table").destinationCidrBlock("192.168.160.0/24")));
        assertRefused(
                "InvalidNetworkInterfaceID.NotFound",
                "The networkInterface ID 'eni-9' does not exist",
                () -> sample.createRoute("192.168.160.0/24", "eni-9"));
    }

    @Test
    void createRoute_isRefused_whenInterfaceIsInAnotherVpc() {
        String foreign = ec2.createNetworkInterface(request -> request.subnetId(SampleVpc.OTHER_VPC_SUBNET))
                .networkInterface()
                .networkInterfaceId();

        assertRefused(
                "InvalidParameterValue",
                "route table rtb-1 and interface %s belong to different networks".formatted(foreign),
                () -> sample.createRoute("192.168.160.0/24", foreign));
    }

    @Test
    void createRoute_wantsExactlyOneTarget() {
        assertRefused(
                "InvalidParameterCombination",
                () -> ec2.createRoute(request ->
                        request.routeTableId(SampleVpc.MAIN_TABLE).destinationCidrBlock("192.168.160.0/24")));
        assertRefused(
                "InvalidParameterCombination",
                () -> ec2.createRoute(request -> request.routeTableId(SampleVpc.MAIN_TABLE)
                        .destinationCidrBlock("192.168.160.0/24")
                        .networkInterfaceId(eni)
                        .gatewayId(SampleVpc.INTERNET_GATEWAY)));
    }

    @Test
    void createRoute_toAnInstance_leadsToItsOnlyInterface() {
        ec2.createRoute(request -> request.routeTableId(SampleVpc.MAIN_TABLE)
                .destinationCidrBlock("192.168.160.0/24")
                .instanceId("i-2"));

        assertThat(sample.route("192.168.160.0/24").instanceId()).isEqualTo("i-2");
        assertThat(sample.route("192.168.160.0/24").networkInterfaceId()).startsWith("eni-");
    }

    @Test
    void createRoute_toAnInstance_isRefused_whenItHasSeveralInterfaces() {
        assertRefused(
                "InvalidInstanceID",
                () -> ec2.createRoute(request -> request.routeTableId(SampleVpc.MAIN_TABLE)
                        .destinationCidrBlock("192.168.160.0/24")
                        .instanceId("i-1")));
    }

    @Test
    void createRoute_toAPrefixList_isRefused_whenThereIsNone() {
        assertRefused(
                "InvalidPrefixListID.NotFound",
                () -> ec2.createRoute(request -> request.routeTableId(SampleVpc.MAIN_TABLE)
                        .destinationPrefixListId("pl-1")
                        .networkInterfaceId(eni)));
    }

    @Test
    void createRoute_isRefused_whenTableIsFull() {
        SampleEc2 small = new SampleEc2(Ec2Limits.DEFAULT.withRoutesPerTable(3));
        String target = small.attachedInterface("i-1");
        // The sample's route to the Internet counts, the local one doesn't.
        IntStream.range(0, 2).forEach(n -> small.createRoute("192.168.%d.0/24".formatted(n), target));

        assertRefused(
                "RouteLimitExceeded",
                "The maximum number of routes has been reached.",
                () -> small.createRoute("192.168.9.0/24", target));
        small.deleteRoute("192.168.0.0/24");
        small.createRoute("192.168.9.0/24", target);
        small.replaceRoute("192.168.9.0/24", small.networkInterface());
    }

    @Test
    void replaceRoute_changesTheTargetInPlace() {
        sample.createRoute("192.168.160.0/24", eni);
        String other = sample.attachedInterface("i-2");

        sample.replaceRoute("192.168.160.0/24", other);

        assertThat(sample.route("192.168.160.0/24").networkInterfaceId()).isEqualTo(other);
    }

    @Test
    void replaceRoute_isRefused_whenRouteIsMissing() {
        assertRefused(
                "InvalidParameterValue",
                "There is no route defined for '192.168.160.0/24' in the route table. Use CreateRoute instead.",
                () -> sample.replaceRoute("192.168.160.0/24", eni));
    }

    @Test
    void replaceRoute_and_deleteRoute_wantTheExactDestination() {
        sample.createRoute("192.168.160.0/24", eni);

        assertRefused("InvalidParameterValue", () -> sample.replaceRoute("192.168.160.7/24", eni));
        assertRefused("InvalidRoute.NotFound", () -> sample.deleteRoute("192.168.160.7/24"));
    }

    @Test
    void replaceRoute_redirectsTheLocalRoute_andResetsIt() {
        sample.replaceRoute(SampleVpc.VPC_CIDR, eni);
        assertThat(sample.route(SampleVpc.VPC_CIDR).networkInterfaceId()).isEqualTo(eni);

        ec2.replaceRoute(request -> request.routeTableId(SampleVpc.MAIN_TABLE)
                .destinationCidrBlock(SampleVpc.VPC_CIDR)
                .localTarget(true));
        assertThat(sample.route(SampleVpc.VPC_CIDR).gatewayId()).isEqualTo("local");
    }

    @Test
    void deleteRoute_removesTheRoute() {
        sample.createRoute("192.168.160.0/24", eni);

        sample.deleteRoute("192.168.160.0/24");

        assertThat(sample.routes("192.168.160.0/24")).isEmpty();
    }

    @Test
    void deleteRoute_isRefused_whenRouteIsMissing() {
        assertRefused(
                "InvalidRoute.NotFound",
                "no route with destination-cidr-block 192.168.160.0/24 in route table rtb-1",
                () -> sample.deleteRoute("192.168.160.0/24"));
    }

    @Test
    void deleteRoute_isRefused_whenRouteIsLocal() {
        assertRefused(
                "InvalidParameterValue",
                "cannot remove local route 10.0.0.0/16 in route table rtb-1",
                () -> sample.deleteRoute(SampleVpc.VPC_CIDR));
    }

    @Test
    void refusal_looksAsTheSdkShowsIt() {
        assertThat(refusal(() -> sample.deleteRoute("192.168.160.0/24"))).satisfies(error -> {
            assertThat(error.statusCode()).isEqualTo(400);
            assertThat(error.requestId()).isNotBlank();
            assertThat(error.isThrottlingException()).isFalse();
            assertThat(error.awsErrorDetails().serviceName()).isEqualTo("Ec2");
            assertThat(error).hasMessageContaining("Status Code: 400");
        });
    }
}
