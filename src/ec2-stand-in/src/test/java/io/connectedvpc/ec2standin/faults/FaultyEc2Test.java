package io.connectedvpc.ec2standin.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.connectedvpc.ec2standin.Call;
import io.connectedvpc.ec2standin.Ec2StandIn;
import io.connectedvpc.ec2standin.SampleVpc;
import io.connectedvpc.ec2standin.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DeleteRouteRequest;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

class FaultyEc2Test {

    private static final DeleteRouteRequest DELETE = DeleteRouteRequest.builder()
            .routeTableId(SampleVpc.MAIN_TABLE)
            .destinationCidrBlock("0.0.0.0/0")
            .build();

    private final TestClock clock = new TestClock();
    private final Ec2StandIn ec2 = Ec2StandIn.builder().clock(clock).build();
    private final FaultyEc2 faulty = FaultyEc2.around(ec2, clock);
    private final Ec2Client client = faulty.client();

    @BeforeEach
    void seed() {
        SampleVpc.seed(ec2);
    }

    @Test
    void client_isTransparent_whenNoFaultIsSet() {
        assertThat(client.describeVpcs().vpcs()).hasSize(2);
        assertThat(client.serviceName()).isEqualTo("ec2");
        client.deleteRoute(DELETE);
        assertThat(routes()).isEqualTo(1);
        assertThatExceptionOfType(Ec2Exception.class)
                .isThrownBy(() -> client.deleteRoute(DELETE))
                .satisfies(
                        error -> assertThat(error.awsErrorDetails().errorCode()).isEqualTo("InvalidRoute.NotFound"));
    }

    @Test
    void next_failsThatManyCallsOfTheOperation() {
        faulty.next("DeleteRoute", Fault.throttled(), Fault.unavailable());

        assertThat(codeOf(() -> client.deleteRoute(DELETE))).isEqualTo("RequestLimitExceeded");
        client.describeVpcs();
        assertThat(codeOf(() -> client.deleteRoute(DELETE))).isEqualTo("Unavailable");
        assertThat(routes()).isEqualTo(2);
        client.deleteRoute(DELETE);
        assertThat(routes()).isEqualTo(1);
    }

    @Test
    void unauthorized_is403() {
        faulty.next("DeleteRoute", Fault.unauthorized());

        assertThatExceptionOfType(Ec2Exception.class)
                .isThrownBy(() -> client.deleteRoute(DELETE))
                .satisfies(error -> {
                    assertThat(error.statusCode()).isEqualTo(403);
                    assertThat(error.awsErrorDetails().errorCode()).isEqualTo("UnauthorizedOperation");
                });
    }

    @Test
    void lostAnswer_comesAfterTheEffect() {
        faulty.next("DeleteRoute", Fault.lostAnswer());

        assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> client.deleteRoute(DELETE));
        assertThat(routes()).isEqualTo(1);
    }

    @Test
    void unreachable_hasNoEffect() {
        faulty.next("DeleteRoute", Fault.unreachable());

        assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> client.deleteRoute(DELETE));
        assertThat(routes()).isEqualTo(2);
    }

    @Test
    void staleAnswer_showsWhatWasSeenTheLastTime() {
        faulty.next("DescribeRouteTables", Fault.none(), Fault.staleAnswer());
        assertThat(routesSeen()).isEqualTo(2);
        client.deleteRoute(DELETE);

        assertThat(routesSeen()).isEqualTo(2);
        assertThat(routesSeen()).isEqualTo(1);
    }

    @Test
    void decide_isAskedForEachCall_onceTheScriptIsOver() {
        faulty.decide(request ->
                request instanceof DeleteRouteRequest delete && "0.0.0.0/0".equals(delete.destinationCidrBlock())
                        ? Fault.refused("IncorrectState", "not now")
                        : Fault.none());
        faulty.next("DeleteRoute", Fault.throttled());

        assertThat(codeOf(() -> client.deleteRoute(DELETE))).isEqualTo("RequestLimitExceeded");
        assertThat(codeOf(() -> client.deleteRoute(DELETE))).isEqualTo("IncorrectState");
        assertThat(codeOf(() -> client.deleteRoute(DELETE))).isEqualTo("IncorrectState");
        client.describeVpcs();
    }

    @Test
    void faults_alsoMeetVariantsAndPaginators() {
        faulty.next("DeleteRoute", Fault.throttled());
        faulty.next("DescribeNetworkInterfaces", Fault.throttled());

        assertThat(codeOf(() -> client.deleteRoute(request -> request.routeTableId("rtb-9"))))
                .isEqualTo("RequestLimitExceeded");
        assertThat(codeOf(() -> client.describeNetworkInterfacesPaginator()
                        .networkInterfaces()
                        .forEach(eni -> {})))
                .isEqualTo("RequestLimitExceeded");
    }

    @Test
    void delay_asksTheTestToWait() {
        List<Duration> waits = new ArrayList<>();
        faulty.delay(
                request -> request instanceof DeleteRouteRequest ? Duration.ofMillis(80) : Duration.ZERO, waits::add);

        client.deleteRoute(DELETE);
        client.describeVpcs();

        assertThat(waits).containsExactly(Duration.ofMillis(80), Duration.ZERO);
    }

    @Test
    void journal_hasWhatTheClientSaw_theStandInWhatReachedIt() {
        faulty.next("DeleteRoute", Fault.throttled(), Fault.lostAnswer());
        codeOf(() -> client.deleteRoute(DELETE));
        assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> client.deleteRoute(DELETE));

        assertThat(faulty.journal().mutatingCalls())
                .extracting(Call::errorCode)
                .containsExactly("RequestLimitExceeded", "SdkClientException");
        assertThat(ec2.journal().mutatingCalls())
                .singleElement()
                .satisfies(call -> assertThat(call.isRefused()).isFalse());
    }

    private int routesSeen() {
        return client.describeRouteTables(request -> request.routeTableIds(SampleVpc.MAIN_TABLE))
                .routeTables()
                .getFirst()
                .routes()
                .size();
    }

    private int routes() {
        return ec2.describeRouteTables(request -> request.routeTableIds(SampleVpc.MAIN_TABLE))
                .routeTables()
                .getFirst()
                .routes()
                .size();
    }

    private static String codeOf(Runnable call) {
        try {
            call.run();
        } catch (Ec2Exception e) {
            return e.awsErrorDetails().errorCode();
        }
        return "none";
    }
}
