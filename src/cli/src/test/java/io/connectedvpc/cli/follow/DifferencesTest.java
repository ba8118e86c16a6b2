package io.connectedvpc.cli.follow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DifferencesTest {

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    @Test
    void differences_areTold_ofAllThatBelongsToAnSddc() throws IOException {
        JsonNode before = json("""
                {"status":"READY","version":1,"inSync":true,"securityGroupIds":["sg-1"],"activeEdge":{"hostId":"esx-1"},"standbyEdge":null,
                 "hosts":[{"hostId":"esx-1","state":"UP"},{"hostId":"esx-2","state":"UP"}],
                 "networkInterfaces":[{"slot":0,"networkInterfaceId":null,"hostId":null}],
                 "segments":[{"name":"web","cidr":"192.168.160.0/24","type":"ROUTED","route":"ACTIVE"}],
                 "warnings":[{"code":"NO_STANDBY","detail":"there is none"}]}""");
        JsonNode after = json("""
                {"status":"READY","version":9,"inSync":null,"securityGroupIds":["sg-2"],"activeEdge":{"hostId":"esx-2"},"standbyEdge":{"hostId":"esx-1"},
                 "hosts":[{"hostId":"esx-1","state":"DOWN"},{"hostId":"esx-3","state":"UP"}],
                 "networkInterfaces":[{"slot":0,"networkInterfaceId":"eni-1","hostId":"esx-1"}],
                 "segments":[{"name":"app","cidr":"192.168.161.0/24","type":"ROUTED","route":"MISSING"}],
                 "warnings":[{"code":"BLACKHOLE","detail":"a route leads nowhere"}]}""");

        assertThat(Differences.between(before, after))
                .containsExactly(
                        "inSync: true → -",
                        "securityGroupIds: [\"sg-1\"] → [\"sg-2\"]",
                        "active Edge: esx-1 → esx-2",
                        "standby Edge: - → esx-1",
                        "host esx-2: gone",
                        "host esx-1: state UP → DOWN",
                        "host esx-3: new, UP",
                        "network interface 0: networkInterfaceId - → eni-1, hostId - → esx-1",
                        "segment web: gone",
                        "segment app: new, 192.168.161.0/24 ROUTED MISSING",
                        "warning BLACKHOLE: a route leads nowhere",
                        "no longer: warning NO_STANDBY: there is none");
        assertThat(Differences.between(after, after)).isEmpty();
    }
}
