package io.connectedvpc.ec2standin;

import static io.connectedvpc.ec2standin.SampleEc2.assertRefused;
import static io.connectedvpc.ec2standin.SampleEc2.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

class ThrottlingTest {

    private static final String SEGMENT = "192.168.160.0/24";

    private final TestClock clock = new TestClock();
    private final Ec2StandIn ec2 = Ec2StandIn.builder().clock(clock).throttled().build();

    @BeforeEach
    void seed() {
        SampleVpc.seed(ec2);
        clock.advance(Duration.ofHours(1));
    }

    @Test
    void mutatingCalls_areLetThrough50AtOnce_then5ASecond() {
        assertThat(admitted(60, this::deleteRoute)).isEqualTo(50);

        clock.advance(Duration.ofSeconds(2));
        assertThat(admitted(60, this::deleteRoute)).isEqualTo(10);
    }

    @Test
    void describes_areLetThrough100AtOnce_then20ASecond() {
        assertThat(admitted(120, ec2::describeVpcs)).isEqualTo(100);

        clock.advance(Duration.ofMillis(500));
        assertThat(admitted(120, ec2::describeVpcs)).isEqualTo(10);
    }

    @Test
    void prefixLists_areReadLikeOthers_andWrittenLikeOthers() {
        String list = ec2.createManagedPrefixList(request ->
                        request.prefixListName("sddc-1").addressFamily("IPv4").maxEntries(5))
                .prefixList()
                .prefixListId();

        assertThat(admitted(120, () -> ec2.getManagedPrefixListEntries(request -> request.prefixListId(list))))
                .isEqualTo(100);
        assertThat(admitted(
                        120,
                        () -> ec2.modifyManagedPrefixList(
                                request -> request.prefixListId(list).maxEntries(6))))
                .isEqualTo(50);
    }

    @Test
    void networkInterfaces_haveTheirOwnBucketOf100() {
        Runnable delete = () -> ec2.deleteNetworkInterface(request -> request.networkInterfaceId("eni-9"));

        assertThat(admitted(120, delete)).isEqualTo(100);

        clock.advance(Duration.ofSeconds(1));
        assertThat(admitted(120, delete)).isEqualTo(5);
    }

    @Test
    void actions_doNotTakeEachOthersTokens() {
        admitted(60, this::deleteRoute);

        assertRefused("InvalidInstanceID.NotFound", () -> ec2.stopInstances(request -> request.instanceIds("i-9")));
    }

    @Test
    void refusal_isThatOfEc2() {
        admitted(50, this::deleteRoute);

        Ec2Exception refusal = refusal(this::deleteRoute);

        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("RequestLimitExceeded");
        assertThat(refusal.statusCode()).isEqualTo(503);
        assertThat(refusal.isThrottlingException()).isTrue();
    }

    private void deleteRoute() {
        ec2.deleteRoute(request -> request.routeTableId(SampleVpc.MAIN_TABLE).destinationCidrBlock(SEGMENT));
    }

    private static int admitted(int calls, Runnable call) {
        int admitted = 0;
        for (int n = 0; n < calls; n++) {
            try {
                call.run();
                admitted++;
            } catch (Ec2Exception e) {
                admitted += e.isThrottlingException() ? 0 : 1;
            }
        }
        return admitted;
    }
}
