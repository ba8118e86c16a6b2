package io.connectedvpc.ec2standin;

import static io.connectedvpc.ec2standin.SampleEc2.assertRefused;
import static io.connectedvpc.ec2standin.SampleEc2.filter;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.RouteOrigin;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;

class RouteTablesTest {

    private final SampleEc2 sample = new SampleEc2();
    private final Ec2StandIn ec2 = sample.ec2;

    @Test
    void vpc_hasAMainTableWithItsLocalRoute() {
        assertThat(ids(filter("vpc-id", SampleVpc.VPC), filter("association.main", "true")))
                .containsExactly(SampleVpc.MAIN_TABLE);
        assertThat(sample.route(SampleVpc.VPC_CIDR)).satisfies(route -> {
            assertThat(route.gatewayId()).isEqualTo("local");
            assertThat(route.origin()).isEqualTo(RouteOrigin.CREATE_ROUTE_TABLE);
            assertThat(route.stateAsString()).isEqualTo("active");
        });
    }

    @Test
    void secondaryBlock_getsALocalRouteInEveryTable() {
        String custom = customTable();

        ec2.associateVpcCidrBlock(request -> request.vpcId(SampleVpc.VPC).cidrBlock("10.4.0.0/16"));

        assertThat(List.of(SampleVpc.MAIN_TABLE, custom))
                .allSatisfy(id -> assertThat(table(id).routes()).anySatisfy(route -> {
                    assertThat(route.destinationCidrBlock()).isEqualTo("10.4.0.0/16");
                    assertThat(route.gatewayId()).isEqualTo("local");
                }));
    }

    @Test
    void associate_givesTheSubnetToTheTable() {
        String custom = customTable();

        ec2.associateRouteTable(request -> request.routeTableId(custom).subnetId(SampleVpc.ORDINARY_SUBNET));

        assertThat(ids(filter("association.subnet-id", SampleVpc.ORDINARY_SUBNET)))
                .containsExactly(custom);
        assertThat(ids(filter("association.main", "false"))).containsExactly(custom);
        assertRefused(
                "Resource.AlreadyAssociated",
                () -> ec2.associateRouteTable(
                        request -> request.routeTableId(SampleVpc.MAIN_TABLE).subnetId(SampleVpc.ORDINARY_SUBNET)));
    }

    @Test
    void associate_isRefused_whenSubnetIsInAnotherVpc() {
        assertRefused(
                "InvalidParameterValue",
                () -> ec2.associateRouteTable(
                        request -> request.routeTableId(SampleVpc.MAIN_TABLE).subnetId(SampleVpc.OTHER_VPC_SUBNET)));
    }

    @Test
    void replaceAssociation_makesAnotherTableTheMainOne_andLeavesTheOldRoutes() {
        String custom = customTable();
        String main = association(SampleVpc.MAIN_TABLE).routeTableAssociationId();

        String fresh = ec2.replaceRouteTableAssociation(
                        request -> request.associationId(main).routeTableId(custom))
                .newAssociationId();

        assertThat(fresh).isNotEqualTo(main);
        assertThat(ids(filter("vpc-id", SampleVpc.VPC), filter("association.main", "true")))
                .containsExactly(custom);
        assertThat(sample.mainTable().associations()).isEmpty();
        assertThat(sample.route("0.0.0.0/0").gatewayId()).isEqualTo(SampleVpc.INTERNET_GATEWAY);
    }

    @Test
    void disassociate_isRefused_whenTableIsMain() {
        String main = association(SampleVpc.MAIN_TABLE).routeTableAssociationId();

        assertRefused(
                "InvalidParameterValue", () -> ec2.disassociateRouteTable(request -> request.associationId(main)));
        assertRefused(
                "InvalidAssociationID.NotFound",
                () -> ec2.disassociateRouteTable(request -> request.associationId("rtbassoc-9")));
    }

    @Test
    void delete_removesTheTable_unlessItIsInUse() {
        String custom = customTable();
        String association = ec2.associateRouteTable(
                        request -> request.routeTableId(custom).subnetId(SampleVpc.SUBNET))
                .associationId();
        assertRefused("DependencyViolation", () -> ec2.deleteRouteTable(request -> request.routeTableId(custom)));

        ec2.disassociateRouteTable(request -> request.associationId(association));
        ec2.deleteRouteTable(request -> request.routeTableId(custom));

        assertRefused("InvalidRouteTableID.NotFound", () -> table(custom));
    }

    @Test
    void propagatedRoute_standsBesideAStaticOne() {
        ec2.propagateRoute(SampleVpc.MAIN_TABLE, "192.168.160.0/24", "vgw-1");
        sample.createRoute("192.168.160.0/24", sample.attachedInterface("i-1"));

        assertThat(sample.routes("192.168.160.0/24"))
                .extracting(route -> route.origin())
                .containsExactlyInAnyOrder(RouteOrigin.ENABLE_VGW_ROUTE_PROPAGATION, RouteOrigin.CREATE_ROUTE);
        assertThat(sample.mainTable().propagatingVgws())
                .singleElement()
                .satisfies(gateway -> assertThat(gateway.gatewayId()).isEqualTo("vgw-1"));

        ec2.withdrawRoute(SampleVpc.MAIN_TABLE, "192.168.160.0/24", "vgw-1");
        assertThat(sample.route("192.168.160.0/24").origin()).isEqualTo(RouteOrigin.CREATE_ROUTE);
    }

    @Test
    void propagatedRoute_canNeitherBeReplacedNorDeleted() {
        ec2.propagateRoute(SampleVpc.MAIN_TABLE, "192.168.160.0/24", "vgw-1");
        String eni = sample.networkInterface();

        assertRefused("InvalidParameterValue", () -> sample.replaceRoute("192.168.160.0/24", eni));
        assertRefused("InvalidRoute.NotFound", () -> sample.deleteRoute("192.168.160.0/24"));
    }

    private String customTable() {
        return ec2.createRouteTable(request -> request.vpcId(SampleVpc.VPC))
                .routeTable()
                .routeTableId();
    }

    private RouteTable table(String id) {
        return ec2.describeRouteTables(request -> request.routeTableIds(id))
                .routeTables()
                .getFirst();
    }

    private RouteTableAssociation association(String tableId) {
        return table(tableId).associations().getFirst();
    }

    private List<String> ids(Filter... filters) {
        return ec2.describeRouteTables(request -> request.filters(filters)).routeTables().stream()
                .map(RouteTable::routeTableId)
                .toList();
    }
}
