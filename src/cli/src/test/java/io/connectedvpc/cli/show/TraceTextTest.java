package io.connectedvpc.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class TraceTextTest {

    @Test
    void trace_tellsBothWays_andWhereOneEnds() throws IOException {
        JsonNode trace = new ObjectMapper().readTree("""
                {"from":{"address":"10.1.20.7","subnetId":"subnet-4","cidr":"10.1.20.0/24","availabilityZone":"us-east-1b"},
                 "to":{"address":"192.168.160.10","segment":"web"},"reached":true,
                 "hops":[{"kind":"SUBNET","id":"subnet-4","detail":"10.1.20.0/24 in us-east-1b"},
                         {"kind":"ROUTE_TABLE","id":"rtb-1","detail":"the main route table"}],
                 "return":{"reached":false,"hops":[],"endsAt":{"code":"SECONDARY_CIDR","detail":"the SDDC knows 10.0.0.0/16 only"}},
                 "availabilityZoneCrossing":true,"notEvaluated":["SECURITY_GROUPS","NETWORK_ACLS"]}""");

        assertThat(TraceText.lines(trace, Paint.NONE))
                .containsExactly(
                        "10.1.20.7 (subnet-4) → 192.168.160.10 (web)",
                        "  HOP          ID        DETAIL",
                        "  SUBNET       subnet-4  10.1.20.0/24 in us-east-1b",
                        "  ROUTE_TABLE  rtb-1     the main route table",
                        "  It arrives.",
                        "",
                        "192.168.160.10 (web) → 10.1.20.7 (subnet-4)",
                        "  It ends, SECONDARY_CIDR: the SDDC knows 10.0.0.0/16 only",
                        "",
                        "Both ways cross availability zones: AWS bills such traffic in both directions.",
                        "Not looked at: SECURITY_GROUPS, NETWORK_ACLS");
        assertThat(TraceText.arrives(trace)).isFalse();
    }
}
