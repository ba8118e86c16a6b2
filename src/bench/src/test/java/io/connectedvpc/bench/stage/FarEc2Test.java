package io.connectedvpc.bench.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectedvpc.bench.stage.CallLog.Call;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

class FarEc2Test {

    private static final int BUCKET = 50;
    private static final int MANY = 100;
    private static final int MORE_THAN_THE_BUCKET = 60;

    private final FarEc2 ec2 = new FarEc2();
    private final SkippingTime stopped = new SkippingTime(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    @Test
    void call_takesFiftyMilliseconds_andHasItsEffectInTheMiddle() {
        var far = new FarEc2(stopped);
        stopped.hurry(true);
        List<Instant> arrived = new ArrayList<>();
        far.standIn().onCall(call -> arrived.add(stopped.instant()));

        far.client().describeVpcs();

        assertThat(arrived).containsExactly(Instant.EPOCH.plusMillis(25));
        assertThat(stopped.instant()).isEqualTo(Instant.EPOCH.plusMillis(50));
    }

    @Test
    void ec2_refusesTheFiftyFirstCallAtOnce_andTakesFiveMoreASecond() {
        var standIn = new FarEc2(stopped).standIn();
        for (int i = 0; i < BUCKET; i++) {
            tag(standIn);
        }

        assertThatThrownBy(() -> tag(standIn))
                .isInstanceOfSatisfying(
                        Ec2Exception.class,
                        refused -> assertThat(refused.isThrottlingException()).isTrue());

        stopped.skip(Duration.ofMillis(200));
        tag(standIn);
        assertThatThrownBy(() -> tag(standIn)).isInstanceOf(Ec2Exception.class);
    }

    @Test
    void refusedCalls_areNoted_besideAllCalls() {
        var far = new FarEc2(stopped);
        for (int i = 0; i < BUCKET; i++) {
            tag(far.standIn());
        }
        stopped.hurry(true);

        tag(far.client());

        var tagging = new Call("Ec2", "CreateTags");
        List<Call> refused = far.calls().drainRefused();
        assertThat(refused).isNotEmpty().containsOnly(tagging);
        assertThat(far.calls().drain()).hasSize(refused.size() + 1).containsOnly(tagging);
    }

    @Test
    void clients_haveRetriesOfTheirOwn() {
        var far = new FarEc2(stopped);
        stopped.hurry(true);
        far.standIn().onCall(call -> {
            throw Ec2Exception.builder()
                    .statusCode(503)
                    .awsErrorDetails(
                            AwsErrorDetails.builder().errorCode("Unavailable").build())
                    .build();
        });

        assertThat(triesUntilTheQuotaIsSpent(far, far.client()))
                .isEqualTo(triesUntilTheQuotaIsSpent(far, far.client()));
    }

    @Test
    void call_isNoted_whenItIsSent_notWhenItArrives() {
        List<Call> notedOnArrival = new ArrayList<>();
        ec2.standIn().onCall(call -> notedOnArrival.addAll(ec2.calls().drain()));

        ec2.client().describeVpcs();

        assertThat(notedOnArrival).containsExactly(new Call("Ec2", "DescribeVpcs"));
        assertThat(ec2.calls().drain()).isEmpty();
    }

    @Test
    void preparation_waitsForNothing_andLeavesFullBucketsAndNoCalls() throws Exception {
        ec2.prepare(() -> {
            for (int i = 0; i < MORE_THAN_THE_BUCKET; i++) {
                tag(ec2.client());
            }
        });

        assertThat(ec2.calls().drain()).isEmpty();
        assertThat(ec2.standIn().journal().calls("CreateTags")).hasSizeGreaterThanOrEqualTo(MORE_THAN_THE_BUCKET);
    }

    private static int triesUntilTheQuotaIsSpent(FarEc2 far, Ec2Client client) {
        for (int i = 0; i < MANY; i++) {
            assertThatThrownBy(client::describeVpcs).isInstanceOf(Ec2Exception.class);
        }
        return far.calls().drain().size();
    }

    private static void tag(Ec2Client ec2) {
        ec2.createTags(request ->
                request.resources("vpc-1").tags(tag -> tag.key("purpose").value("bench")));
    }
}
