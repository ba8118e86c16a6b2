package io.connectedvpc.bench.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.bench.stage.CallLog.Call;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChecksTest {

    private static final Call UPDATE = new Call("DynamoDb", "UpdateItem");
    private static final Call QUERY = new Call("DynamoDb", "Query");
    private static final Call DESCRIBE = new Call("Ec2", "DescribeRouteTables");
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
    void firstWrite_mayComeAfterTheCommitAndOneQuery() {
        assertThat(before(UPDATE, QUERY).holds()).isTrue();
        assertThat(before(UPDATE, QUERY, QUERY))
                .isEqualTo(new Check(
                        "PER_CIDR at 10: the first write after 2 DynamoDB calls and no describe",
                        "3 DynamoDB, 0 EC2",
                        false));
        assertThat(before(UPDATE, DESCRIBE).holds()).isFalse();
    }

    @Test
    void repeatedEvent_mayCallDynamoDbOnce() {
        assertThat(repeated(UPDATE).holds()).isTrue();
        assertThat(repeated(UPDATE, UPDATE).holds()).isFalse();
        assertThat(repeated(UPDATE, REPLACE).holds()).isFalse();
    }

    @Test
    void prefixList_isToBeRepointedByOneCall() {
        assertThat(oneCall(UPDATE, REPLACE).holds()).isTrue();
        assertThat(oneCall(UPDATE, REPLACE, REPLACE).holds()).isFalse();
        assertThat(oneCall(UPDATE, REPLACE, REPLACE))
                .extracting(Check::demand)
                .isEqualTo("PREFIX_LIST at 990: exactly one ReplaceRoute a move for the one table");
    }

    @Test
    void prefixList_mayTakeATenthLonger_howeverLargeItIs() {
        assertThat(anySize(110)).isEqualTo(new Check("PREFIX_LIST at 990 within 10 % of that at 10", "+10.0 %", true));
        assertThat(anySize(111).holds()).isFalse();
        assertThat(anySize(50).holds()).isTrue();
    }

    private static Check oneCall(Call... calls) {
        var figures = new Figures(new Scenario(Way.PREFIX_LIST, 990), List.of(move(100, calls)), List.of());
        return Checks.of(List.of(figures)).getFirst();
    }

    private static Check anySize(long millis) {
        return Checks.of(List.of(figures(Way.PREFIX_LIST, 10, 100), figures(Way.PREFIX_LIST, 990, millis)))
                .get(1);
    }

    private static Check before(Call... calls) {
        List<Call> all =
                Stream.concat(Stream.of(calls), Stream.of(REPLACE, DESCRIBE)).toList();
        var moves = List.of(move(100, UPDATE, REPLACE), new Move(List.of(1L), all));
        return Checks.of(List.of(new Figures(new Scenario(Way.PER_CIDR, 10), moves, List.of(UPDATE))))
                .getFirst();
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
