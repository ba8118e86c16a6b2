package io.connectedvpc.core.service;

import static io.connectedvpc.core.Example.MAIN;
import static io.connectedvpc.core.Example.SDDC;
import static io.connectedvpc.core.Example.VPC;
import static io.connectedvpc.core.Example.WEB;
import static io.connectedvpc.core.Example.deprovision;
import static io.connectedvpc.core.Example.live;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.connectedvpc.core.World;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.port.VpcNetwork.Subnet;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import io.connectedvpc.core.trace.TableView;
import io.connectedvpc.core.trace.TableView.RouteView;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The connected VPC's tables as a user is shown them. */
class RouteTablesTest {

    private final World world = World.withExample();

    @Test
    void mainTable_servesTheSubnetsThatHaveNoOther() {
        world.network.addSubnet(VPC, "subnet-8", "eu-west-1b", "10.0.8.0/24");
        world.network.addSubnet(VPC, "subnet-9", "eu-west-1b", "10.0.9.0/24");
        world.network.addTable(VPC, "rtb-custom", "subnet-8");

        assertThat(subnets(table(MAIN))).containsExactly("subnet-1", "subnet-9");
        assertThat(subnets(table("rtb-custom"))).containsExactly("subnet-8");
    }

    @Test
    void mainTable_servesTheSubnetsThatNameIt() {
        world.network.associate(MAIN, "subnet-1");
        assertThat(subnets(table(MAIN))).containsExactly("subnet-1");
    }

    @Test
    void routesOfOthers_areShownAsSuch() {
        world.network.putRoute(MAIN, Cidr.parse("0.0.0.0/0"), "igw-1");
        world.network.propagateRoute(MAIN, WEB, "vgw-1");

        assertThat(table(MAIN).routes())
                .filteredOn(route -> !route.managed())
                .extracting(route -> route.route().target().id() + " " + route.owner())
                .containsExactly("local null", "igw-1 null", "vgw-1 null");
    }

    @Test
    void managedRoutes_nameWhatTheyAreFor() {
        assertThat(table(MAIN).managed()).isTrue();
        assertThat(table(MAIN).routes())
                .filteredOn(RouteView::managed)
                .extracting(RouteView::owner)
                .containsExactly("management", "web", "app", "db");
    }

    @Test
    void routesOfACustomTable_areNotManaged_thoughTheyLeadToASegment() {
        world.network.addTable(VPC, "rtb-custom", "subnet-8");
        world.network.putRoute("rtb-custom", WEB, world.eniOf("esx-1"));

        assertThat(table("rtb-custom").managed()).isFalse();
        assertThat(table("rtb-custom").routes()).last().satisfies(route -> {
            assertThat(route.managed()).isFalse();
            assertThat(route.owner()).isEqualTo("web");
        });
    }

    @Test
    void unknownSddc_isNotFound() {
        world.send(deprovision(true, live()));
        assertThat(catchThrowableOfType(Rejected.class, () -> world.vpcQueries().routeTables(SDDC))
                        .problem()
                        .code())
                .isEqualTo(ProblemCode.NOT_FOUND);
    }

    private TableView table(String id) {
        return world.vpcQueries().routeTables(SDDC).tables().stream()
                .filter(view -> view.table().routeTableId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> subnets(TableView view) {
        return view.subnets().stream().map(Subnet::subnetId).toList();
    }
}
