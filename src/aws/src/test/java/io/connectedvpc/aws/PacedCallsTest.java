package io.connectedvpc.aws;

import static io.connectedvpc.aws.AnsweringEc2.Answer.BROKEN;
import static io.connectedvpc.aws.AnsweringEc2.Answer.FINE;
import static io.connectedvpc.aws.AnsweringEc2.Answer.THROTTLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.VpcNetwork;
import io.connectedvpc.core.port.VpcNetwork.RouteWrite;
import java.io.IOException;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PacedCallsTest {

    private static final Cidr WEB = Cidr.parse("192.168.160.0/24");

    private final CallCounts counts = new CallCounts();
    private AnsweringEc2 ec2;
    private Ec2VpcNetwork network;

    /** The writes that the core paces. */
    private enum Write {
        CREATE(network -> network.createRoute("rtb-1", WEB, "eni-1")),
        REPLACE(network -> network.replaceRoute("rtb-1", WEB, "eni-1")),
        DELETE(network -> network.deleteRoute("rtb-1", WEB));

        private final Function<VpcNetwork, RouteWrite> call;

        Write(Function<VpcNetwork, RouteWrite> call) {
            this.call = call;
        }
    }

    @BeforeEach
    void start() throws IOException {
        ec2 = new AnsweringEc2(counts);
        network = new Ec2VpcNetwork(ec2.client(), "blue");
    }

    @AfterEach
    void stop() {
        ec2.close();
    }

    @ParameterizedTest
    @EnumSource
    void routeWrite_isAttemptedOnce_whenThereAreTooMany(Write write) {
        ec2.answers(THROTTLED, FINE);

        assertThatExceptionOfType(CloudFailure.class)
                .isThrownBy(() -> write.call.apply(network))
                .matches(failure -> failure.kind() == CloudFailure.Kind.THROTTLED);

        assertThat(ec2.unasked()).isEqualTo(1);
        assertThat(counts.takeThrottles()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void routeWrite_isRepeated_whenEc2Fails(Write write) {
        ec2.answers(BROKEN, BROKEN, FINE);

        assertThat(write.call.apply(network)).isEqualTo(RouteWrite.DONE);
    }

    @Test
    void read_isRepeated_whenThereAreTooMany() {
        ec2.answers(THROTTLED, THROTTLED, FINE);

        assertThat(network.routeTables("vpc-1")).isEmpty();
    }
}
