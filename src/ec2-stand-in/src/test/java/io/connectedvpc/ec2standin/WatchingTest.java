package io.connectedvpc.ec2standin;

import static io.connectedvpc.ec2standin.SampleEc2.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.connectedvpc.ec2standin.model.RouteEdit;
import io.connectedvpc.ec2standin.model.RouteTarget;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What tests see of what a program does: the journal and the route edits. */
class WatchingTest {

    private static final String SEGMENT = "192.168.160.0/24";

    private final SampleEc2 sample = new SampleEc2();
    private final Ec2StandIn ec2 = sample.ec2;

    @Test
    void journal_hasTheCallsInOrder_withTheirParameters() {
        sample.mainTable();
        assertRefused("InvalidRoute.NotFound", () -> sample.deleteRoute(SEGMENT));

        assertThat(ec2.journal().calls())
                .extracting(Call::operation, Call::isMutating, Call::errorCode, Call::at)
                .containsExactly(
                        tuple("DescribeRouteTables", false, null, sample.clock.instant()),
                        tuple("DeleteRoute", true, "InvalidRoute.NotFound", sample.clock.instant()));
        assertThat(ec2.journal().calls("DeleteRoute")).singleElement().satisfies(call -> {
            assertThat(call.parameter("DestinationCidrBlock")).isEqualTo(SEGMENT);
            assertThat(call.parameter("RouteTableId")).isEqualTo(SampleVpc.MAIN_TABLE);
            assertThat(call.parameter("DryRun")).isNull();
            assertThat(call.isRefused()).isTrue();
        });
        assertThat(ec2.journal().mutatingCalls()).hasSize(1);
    }

    @Test
    void journal_tellsWhatOnlyReads() {
        SamplePrefixList list = SamplePrefixList.create(sample, 5);
        list.blocks();
        list.add(1, SEGMENT);

        assertThat(ec2.journal().mutatingCalls())
                .extracting(Call::operation)
                .containsExactly("CreateManagedPrefixList", "ModifyManagedPrefixList");
        assertThat(ec2.journal().calls("GetManagedPrefixListEntries")).hasSize(1);
    }

    @Test
    void journal_startsOver_whenCleared() {
        sample.networkInterface();

        ec2.journal().clear();

        assertThat(ec2.journal().calls()).isEmpty();
    }

    @Test
    void listener_hearsOfEachRouteEdit_andOfNoRefusedOne() {
        List<RouteEdit> edits = new ArrayList<>();
        ec2.onRouteEdit(edits::add);
        String one = sample.networkInterface();
        String other = sample.networkInterface();

        sample.createRoute(SEGMENT, one);
        assertRefused("RouteAlreadyExists", () -> sample.createRoute(SEGMENT, other));
        sample.replaceRoute(SEGMENT, other);
        sample.deleteRoute(SEGMENT);

        assertThat(edits)
                .extracting(RouteEdit::from, RouteEdit::to)
                .containsExactly(
                        tuple(null, RouteTarget.networkInterface(one)),
                        tuple(RouteTarget.networkInterface(one), RouteTarget.networkInterface(other)),
                        tuple(RouteTarget.networkInterface(other), null));
        assertThat(edits).allSatisfy(edit -> assertThat(edit.destination()).hasToString(SEGMENT));
    }

    @Test
    void callListener_hearsOfEveryClientsCalls_andWhoMadeThem() {
        List<Call> calls = new ArrayList<>();
        ec2.onCall(calls::add);

        ec2.as("other").describeVpcs();
        assertRefused("InvalidRoute.NotFound", () -> sample.deleteRoute(SEGMENT));

        assertThat(calls)
                .extracting(Call::operation, Call::userAgent)
                .containsExactly(tuple("DescribeVpcs", "other"), tuple("DeleteRoute", "aws-sdk-java"));
        assertThat(ec2.journal().calls()).isEqualTo(calls);
    }

    @Test
    void listener_maySeeTheTableAsItIsAfterTheEdit() {
        List<Integer> sizes = new ArrayList<>();
        ec2.onRouteEdit(edit -> sizes.add(sample.routes(SEGMENT).size()));

        sample.createRoute(SEGMENT, sample.networkInterface());
        sample.deleteRoute(SEGMENT);

        assertThat(sizes).containsExactly(1, 0);
    }
}
