package io.connectedvpc.bench.churn;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.bench.churn.Progress.Sample;
import io.connectedvpc.bench.report.Check;
import io.connectedvpc.core.model.Cidr;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChecksTest {

    private static final SortedSet<Cidr> THREE = blocks("10.2.0.0/16", "172.16.0.0/24", "172.16.1.0/24");

    @Test
    void all_holds_whenProgramAndEc2AreOfOneMind() {
        assertThat(checks(2, new Ending(2, true, THREE, THREE)))
                .containsExactly(
                        new Check("PER_CIDR: all 2 segments that fit the quota are in sync", "2 in sync", true),
                        new Check(
                                "PER_CIDR: EC2 leads these and the management network to the active ENI, and no others",
                                "3, and 0 others",
                                true));
    }

    @Test
    void inSync_doesNotHold_whenASegmentWasRefused_orWorkIsLeft() {
        assertThat(checks(2, new Ending(3, true, THREE, THREE)).getFirst().holds())
                .isFalse();
        assertThat(checks(2, new Ending(2, false, THREE, THREE)).getFirst().holds())
                .isFalse();
    }

    @Test
    void inEc2_doesNotHold_whenARouteIsMissing_orTooMany() {
        SortedSet<Cidr> less = blocks("10.2.0.0/16", "172.16.0.0/24");
        SortedSet<Cidr> others = blocks("10.2.0.0/16", "172.16.0.0/24", "172.16.9.0/24");

        assertThat(checks(2, new Ending(2, true, THREE, less)).getLast().holds())
                .isFalse();
        assertThat(checks(2, new Ending(2, true, THREE, others)).getLast())
                .extracting(Check::measured, Check::holds)
                .containsExactly("2, and 1 others", false);
        assertThat(checks(2, new Ending(2, true, less, less)).getLast().holds()).isFalse();
    }

    private static List<Check> checks(long inSync, Ending ending) {
        return Checks.of(
                new Figures("PER_CIDR", List.of(), List.of(new Sample(1, inSync)), ending, 0, List.of(), List.of()));
    }

    private static SortedSet<Cidr> blocks(String... blocks) {
        return new TreeSet<>(Stream.of(blocks).map(Cidr::parse).toList());
    }
}
