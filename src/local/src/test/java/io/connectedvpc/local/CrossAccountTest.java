package io.connectedvpc.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectedvpc.aws.AssumedRole;
import io.connectedvpc.aws.MotoProcess;
import io.connectedvpc.core.model.Account;
import io.connectedvpc.lambda.Settings;
import io.connectedvpc.local.backend.Backends;
import io.connectedvpc.local.backend.Environment;
import io.connectedvpc.local.moto.MotoVpc;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.sts.StsClient;

/** The functions with a VPC in another account than theirs, on moto: DynamoDB is in one account, EC2's resources are in the other. */
class CrossAccountTest {

    private static final String ACCOUNT_ID = "210987654321";
    private static final Account ACCOUNT =
            new Account("arn:aws:iam::%s:role/connected-vpc".formatted(ACCOUNT_ID), "lab");
    private static final String MANAGEMENT = "10.2.0.0/16";

    @Test
    void sddc_isMade_movedAndRemoved_inTheOtherAccount() throws IOException, InterruptedException {
        assumeTrue(MotoProcess.isInstalled(), "moto_server isn't on the PATH");
        try (MotoProcess moto = MotoProcess.start();
                Ec2Client there = moto.ec2(new AssumedRole(moto.client(StsClient.builder()), ACCOUNT, "set-up"))) {
            MotoVpc vpc = MotoVpc.create(there);
            Environment environment =
                    new Environment(Map.of("AWS_ENDPOINT_URL", moto.endpoint().toString()));
            Settings settings = Settings.of(Map.of("CONNECTED_VPC_ACCOUNT_ROLES", ACCOUNT.roleArn()));
            try (Backends backends = Backends.of(environment, settings.table());
                    LocalServer server = TestServers.start(new ProjectFunctions(backends, settings));
                    LocalApi api = new LocalApi(server)) {
                JsonNode made = api.call("PUT", "/sddcs/sddc-1", body(vpc));
                assertThat(made.at("/account/roleArn").asText()).isEqualTo(ACCOUNT.roleArn());
                assertThat(made.at("/account/externalId").asText()).isEqualTo("lab");
                assertThat(made.path("status").asText()).isEqualTo("READY");
                assertThat(owners(there)).hasSize(17).containsOnly(ACCOUNT_ID);
                assertThat(target(there)).isEqualTo(eniOf(made, "esx-1"));

                api.putEvent("connected-vpc.sddc", "Edge Moved", "{\"sddcId\":\"sddc-1\",\"toHost\":\"esx-2\"}");
                assertThat(server.bus().awaitQuiet(Duration.ofMinutes(1))).isTrue();
                assertThat(target(there)).isEqualTo(eniOf(made, "esx-2"));
                assertThat(api.get("/sddcs/sddc-1").path("inSync").asBoolean()).isTrue();

                api.call("DELETE", "/sddcs/sddc-1", "");
                assertThat(owners(there)).isEmpty();
                assertThat(target(there)).isNull();
            }
        }
    }

    private static String body(MotoVpc vpc) {
        return """
                {"account": {"roleArn": "%s", "externalId": "lab"}, "vpcId": "%s", "subnetId": "%s", "managementCidr": "%s",
                 "securityGroupIds": ["%s"],
                 "hosts": [{"hostId": "esx-1", "instanceId": "%s"}, {"hostId": "esx-2", "instanceId": "%s"}]}
                """.formatted(
                        ACCOUNT.roleArn(),
                        vpc.vpcId(),
                        vpc.subnetId(),
                        MANAGEMENT,
                        vpc.securityGroupId(),
                        vpc.firstInstance(),
                        vpc.secondInstance());
    }

    private static String eniOf(JsonNode sddc, String host) {
        for (JsonNode slot : sddc.path("networkInterfaces")) {
            if (slot.path("hostId").asText().equals(host)) {
                return slot.path("networkInterfaceId").asText();
            }
        }
        throw new AssertionError("no network interface of " + host);
    }

    private static List<String> owners(Ec2Client ec2) {
        return ec2
                .describeNetworkInterfaces(request -> request.filters(
                        filter -> filter.name("tag:connected-vpc:sddc").values("sddc-1")))
                .networkInterfaces()
                .stream()
                .map(eni -> eni.ownerId())
                .toList();
    }

    private static @Nullable String target(Ec2Client ec2) {
        return ec2.describeRouteTables().routeTables().stream()
                .flatMap(table -> table.routes().stream())
                .filter(route -> MANAGEMENT.equals(route.destinationCidrBlock()))
                .map(Route::networkInterfaceId)
                .findFirst()
                .orElse(null);
    }
}
