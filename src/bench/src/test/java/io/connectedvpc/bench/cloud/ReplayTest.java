package io.connectedvpc.bench.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectedvpc.bench.cloud.Recording.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

class ReplayTest {

    @Test
    void replay_answersInTheOrderOfTheRecording_andRefusesMore() throws IOException {
        var recording = new Recording();
        recording.add(new Operation("EC2", "DescribeVpcs"), vpc("vpc-a"));
        recording.add(new Operation("EC2", "DescribeVpcs"), vpc("vpc-b"));

        try (Replay replay = Replay.of(recording);
                Clients clients = Clients.of(replay.endpoint())) {
            assertThat(clients.ec2().describeVpcs().vpcs().getFirst().vpcId()).isEqualTo("vpc-a");
            assertThat(clients.ec2().describeVpcs().vpcs().getFirst().vpcId()).isEqualTo("vpc-b");
            assertThatThrownBy(() -> clients.ec2().describeVpcs()).isInstanceOf(Ec2Exception.class);
            assertThat(replay.calls()).containsExactly(Map.entry("EC2 DescribeVpcs", 3));
            assertThat(replay.firstEc2Nanos()).isPresent();
        }
    }

    private static Response vpc(String id) {
        String body =
                "<DescribeVpcsResponse><vpcSet><item><vpcId>" + id + "</vpcId></item></vpcSet></DescribeVpcsResponse>";
        return new Response(200, Map.of("Content-Type", "text/xml"), body.getBytes(StandardCharsets.UTF_8));
    }
}
