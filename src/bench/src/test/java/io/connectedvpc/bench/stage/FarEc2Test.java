package io.connectedvpc.bench.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.bench.stage.CallLog.Call;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FarEc2Test {

    private static final int MORE_THAN_THE_BUCKET = 60;

    private final FarEc2 ec2 = new FarEc2();

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
                ec2.client()
                        .createTags(request -> request.resources("vpc-1")
                                .tags(tag -> tag.key("purpose").value("bench")));
            }
        });

        assertThat(ec2.calls().drain()).isEmpty();
        assertThat(ec2.standIn().journal().calls("CreateTags")).hasSizeGreaterThanOrEqualTo(MORE_THAN_THE_BUCKET);
    }
}
