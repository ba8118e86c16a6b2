package io.connectedvpc.bench.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.bench.packaged.Stage.Reply;
import java.util.Collections;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * An SDDC whose destinations are in a managed prefix list. Only the list can be followed here: moto forgets which list a route to a network
 * interface is for, so that the route is seen as missing and can neither be moved nor deleted.
 */
@TestMethodOrder(OrderAnnotation.class)
class PackagedPrefixListIT {

    @RegisterExtension
    static final PackagedFunctions FUNCTIONS = new PackagedFunctions();

    private static final String MANAGEMENT = "10.2.0.0/16";

    private static SampleSddc sddc;
    private static Ec2View ec2;
    private static String list;

    @BeforeAll
    static void makeVpc() {
        sddc = FUNCTIONS.stage().sddc("listed");
        ec2 = sddc.ec2();
    }

    @Test
    @Order(1)
    void provisionSddc_makesTheList_andItsRoute() throws Exception {
        Reply made = sddc.request("provision-sddc", "put-sddc", "PER_CIDR", "PREFIX_LIST");

        assertThat(made.status()).isEqualTo(201);
        list = made.json().path("prefixListId").asText();
        assertThat(ec2.entries(list)).containsExactly(MANAGEMENT);
        assertThat(ec2.routes()).isEqualTo(Collections.singletonMap(null, ec2.interfaceOn("i-1")));
    }

    @Test
    @Order(2)
    void manageSegments_editsTheList() throws Exception {
        assertThat(sddc.told("manage-segments", "segment-created")).containsExactly("Segment Synchronized");
        assertThat(ec2.entries(list)).containsExactlyInAnyOrder(MANAGEMENT, "192.168.160.0/24");

        assertThat(sddc.told("manage-segments", "segment-updated")).containsExactly("Segment Synchronized");
        assertThat(ec2.entries(list)).containsExactlyInAnyOrder(MANAGEMENT, "192.168.163.0/24");

        assertThat(sddc.request("manage-segments", "delete-segment", "\"sequence\": \"2\"", "\"sequence\": \"3\"")
                        .status())
                .isEqualTo(204);
        assertThat(ec2.entries(list)).containsExactly(MANAGEMENT);
    }

    @Test
    @Order(3)
    void reconcileRoutes_putsTheListRight() throws Exception {
        ec2.removeEntry(list, MANAGEMENT);

        assertThat(sddc.told("reconcile-routes", "reconcile-requested")).containsExactly("Route Drift Repaired");

        assertThat(ec2.entries(list)).containsExactly(MANAGEMENT);
    }
}
