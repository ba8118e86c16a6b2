package io.connectedvpc.ec2standin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.RouteState;

class RouteStateTest {

    private static final String SEGMENT = "192.168.160.0/24";

    private final SampleEc2 sample = new SampleEc2();
    private final Ec2StandIn ec2 = sample.ec2;

    @Test
    void route_isBlackhole_whileInterfaceIsNotAttached() {
        String eni = sample.networkInterface();
        sample.createRoute(SEGMENT, eni);
        assertThat(state()).isEqualTo(RouteState.BLACKHOLE);

        String attachment = sample.attach(eni, "i-1", 1);
        assertThat(state()).isEqualTo(RouteState.ACTIVE);

        ec2.detachNetworkInterface(request -> request.attachmentId(attachment));
        assertThat(state()).isEqualTo(RouteState.BLACKHOLE);
    }

    @Test
    void route_staysAsBlackhole_whenInterfaceIsDeleted() {
        String eni = sample.networkInterface();
        sample.createRoute(SEGMENT, eni);

        ec2.deleteNetworkInterface(request -> request.networkInterfaceId(eni));

        assertThat(state()).isEqualTo(RouteState.BLACKHOLE);
        assertThat(sample.route(SEGMENT).networkInterfaceId()).isEqualTo(eni);
    }

    @Test
    void route_staysActive_whenInstanceIsStopped() {
        sample.createRoute(SEGMENT, sample.attachedInterface("i-1"));

        ec2.stopInstances(request -> request.instanceIds("i-1"));

        assertThat(state()).isEqualTo(RouteState.ACTIVE);
    }

    @Test
    void route_isBlackhole_whenInstanceIsTerminated() {
        sample.createRoute(SEGMENT, sample.attachedInterface("i-1"));

        ec2.terminateInstances(request -> request.instanceIds("i-1"));

        assertThat(state()).isEqualTo(RouteState.BLACKHOLE);
    }

    private RouteState state() {
        return sample.route(SEGMENT).state();
    }
}
