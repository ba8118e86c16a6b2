package io.connectedvpc.bench.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.bench.packaged.Stage.Reply;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;

/** An SDDC whose VPC is in another account than the functions: each of them assumes a role there. Each test goes on where the one before it ended. */
@TestMethodOrder(OrderAnnotation.class)
class PackagedAccountIT {

    @RegisterExtension
    static final PackagedFunctions FUNCTIONS = new PackagedFunctions();

    private static final String ACCOUNT_ID = "210987654321";
    private static final String MANAGEMENT = "10.2.0.0/16";
    private static final String WEB = "192.168.160.0/24";

    private static SampleSddc sddc;
    private static Ec2View ec2;

    @BeforeAll
    static void makeVpc() {
        sddc = FUNCTIONS.stage().sddcOfAccount("elsewhere");
        ec2 = sddc.ec2();
    }

    @Test
    @Order(1)
    void provisionSddc_makesTheNetworkInterfaces() throws Exception {
        String account = "{\\\"account\\\":{\\\"roleArn\\\":\\\"%s\\\",\\\"externalId\\\":\\\"%s\\\"},"
                .formatted(Stage.ACCOUNT.roleArn(), Stage.ACCOUNT.externalId());

        Reply made = sddc.request("provision-sddc", "put-sddc", "{\\\"vpcId", account + "\\\"vpcId");

        assertThat(made.status()).isEqualTo(201);
        assertThat(ec2.interfaces())
                .hasSize(17)
                .extracting(NetworkInterface::ownerId)
                .containsOnly(ACCOUNT_ID);
    }

    @Test
    @Order(2)
    void manageSegments_addsARoute() throws Exception {
        assertThat(sddc.request("manage-segments", "put-segment").status()).isEqualTo(201);

        assertBothRoutesLeadTo("i-1");
    }

    @Test
    @Order(3)
    void moveEdge_rePointsTheRoutes() throws Exception {
        assertThat(sddc.told("move-edge", "edge-moved")).containsExactly("Edge Move Applied");

        assertBothRoutesLeadTo("i-2");
    }

    @Test
    @Order(4)
    void reconcileRoutes_repairs() throws Exception {
        ec2.deleteRoute(WEB);

        assertThat(sddc.told("reconcile-routes", "reconcile-requested")).containsExactly("Route Drift Repaired");

        assertBothRoutesLeadTo("i-2");
    }

    @Test
    @Order(5)
    void querySddc_seesTheRoutes() throws Exception {
        Reply shown = sddc.request("query-sddc", "get-sddc");

        assertThat(shown.json().at("/account/roleArn").asText()).isEqualTo(Stage.ACCOUNT.roleArn());
        assertThat(shown.json().path("inSync").booleanValue()).isTrue();
        assertThat(shown.json().at("/segments/0/route").asText()).isEqualTo("ACTIVE");
    }

    @Test
    @Order(6)
    void provisionSddc_removesAll() throws Exception {
        assertThat(sddc.request("provision-sddc", "delete-sddc").status()).isEqualTo(204);

        assertThat(ec2.interfaces()).isEmpty();
        assertThat(ec2.routes()).isEmpty();
    }

    private static void assertBothRoutesLeadTo(String instance) {
        String active = ec2.interfaceOn(instance);
        assertThat(ec2.routes()).isEqualTo(Map.of(MANAGEMENT, active, WEB, active));
    }
}
