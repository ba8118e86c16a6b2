package io.connectedvpc.local.contract;

import static io.connectedvpc.local.contract.Requests.SDDC;
import static io.connectedvpc.local.contract.Requests.WEB;
import static io.connectedvpc.local.contract.Requests.get;
import static io.connectedvpc.local.contract.Requests.moveEdge;
import static io.connectedvpc.local.contract.Requests.putSddc;
import static io.connectedvpc.local.contract.Requests.putSegment;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.ec2standin.Call;
import io.connectedvpc.lambda.sample.ApiCall;
import io.connectedvpc.lambda.sample.SampleCloud;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a request costs: EC2 lets an account describe 20 times a second, and each call takes its time. */
class CallsTest {

    private final SampleCloud cloud = new SampleCloud();
    private final Attempts attempts = new Attempts(cloud);

    @BeforeEach
    void provision() {
        cloud.provision();
        attempts.done(putSegment("web", WEB));
    }

    @Test
    void edgeMove_looksAtTheTablesOnly() {
        assertThat(calls(moveEdge("{\"toHost\":\"esx-2\"}"))).containsOnly("DescribeRouteTables", "ReplaceRoute");
    }

    @Test
    void segment_isNoReasonToLookAtSubnetsOrInterfaces() {
        assertThat(calls(putSegment("app", "{\"cidr\":\"192.168.161.0/24\"}")))
                .doesNotContain("DescribeSubnets", "DescribeNetworkInterfaces");
        assertThat(calls(putSegment("app", "{\"cidr\":\"192.168.161.0/24\"}")))
                .doesNotContain("DescribeSubnets", "DescribeNetworkInterfaces");
    }

    @Test
    void sddc_isReadByFiveCalls() {
        assertThat(calls(get()))
                .containsExactlyInAnyOrder(
                        "DescribeRouteTables",
                        "DescribeNetworkInterfaces",
                        "DescribeNetworkInterfaces",
                        "DescribeVpcs",
                        "DescribeSubnets");
    }

    @Test
    void unchangedSddc_isNotLookedAtTwice() {
        List<String> asked = calls(putSddc(SDDC));

        assertThat(asked).filteredOn("DescribeSubnets"::equals).hasSizeLessThanOrEqualTo(2);
        assertThat(asked).allMatch(action -> action.startsWith("Describe"));
    }

    private List<String> calls(ApiCall request) {
        cloud.ec2().journal().clear();
        attempts.done(request);
        return cloud.ec2().journal().calls().stream().map(Call::operation).toList();
    }
}
