package io.connectedvpc.bench.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.bench.stage.CallLog.Call;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChecksTest {

    private static final Call UPDATE = new Call("DynamoDb", "UpdateItem");
    private static final Call REPLACE = new Call("Ec2", "ReplaceRoute");

    @Test
    void tenTimesFasterThanSerial_isHeldAgainstTheMedians() {
        Figures serial = figures(Way.REPLACE_SERIALLY, 50, 2_500);

        assertThat(Checks.of(List.of(figures(Way.PER_CIDR, 50, 250), serial)))
                .contains(new Check(
                        "PER_CIDR at 50 routes at least 10 times faster than serial ReplaceRoute", "10.0 times", true));
        assertThat(Checks.of(List.of(figures(Way.PER_CIDR, 50, 251), serial))
                        .getFirst()
                        .holds())
                .isFalse();
    }

    @Test
    void pace_mayBeATenthSlowerThanTheModel() {
        assertThat(Checks.of(List.of(figures(Way.PER_CIDR, 100, 11_000))))
                .first()
                .isEqualTo(new Check(
                        "PER_CIDR at 100 routes within 10 % of (N − 50)/5 s = 10.0 s", "11.0 s, +10.0 %", true));
        assertThat(Checks.of(List.of(figures(Way.PER_CIDR, 100, 11_001)))
                        .getFirst()
                        .holds())
                .isFalse();
    }

    @Test
    void firstCall_mayComeAfterTheCommitAndOneQuery() {
        var slow = new Figures(
                new Scenario(Way.PER_CIDR, 10), List.of(move(100, UPDATE, UPDATE, UPDATE, REPLACE)), List.of(UPDATE));

        assertThat(Checks.of(List.of(slow)))
                .contains(new Check(
                        "PER_CIDR at 10: the first EC2 call after 2 DynamoDB calls", "3 DynamoDB calls", false));
    }

    @Test
    void repeatedEvent_mayCallDynamoDbOnce() {
        assertThat(repeated(UPDATE).holds()).isTrue();
        assertThat(repeated(UPDATE, UPDATE).holds()).isFalse();
        assertThat(repeated(UPDATE, REPLACE).holds()).isFalse();
    }

    private static Check repeated(Call... calls) {
        var figures = new Figures(new Scenario(Way.PER_CIDR, 10), List.of(move(100, UPDATE, REPLACE)), List.of(calls));
        return Checks.of(List.of(figures)).getLast();
    }

    private static Figures figures(Way way, int destinations, long millis) {
        return new Figures(
                new Scenario(way, destinations), Collections.nCopies(3, move(millis, UPDATE, REPLACE)), List.of());
    }

    private static Move move(long millis, Call... calls) {
        return new Move(List.of(Duration.ofMillis(millis).toNanos()), List.of(calls));
    }
}
