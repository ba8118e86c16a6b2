package io.connectedvpc.bench.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.bench.report.Check;
import io.connectedvpc.bench.stage.CallLog.Call;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
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
    void pace_isWithinATenthOfTheModel() {
        assertThat(Checks.of(List.of(figures(Way.PER_CIDR, 100, 11_000))))
                .first()
                .isEqualTo(new Check(
                        "PER_CIDR at 100 routes within 10 % of (N − 50)/5 s = 10.0 s", "11.0 s, +10.0 %", true));
        assertThat(model(11_001).holds()).isFalse();
        assertThat(model(9_000).holds()).isTrue();
        assertThat(model(8_999).holds()).isFalse();
    }

    @Test
    void checks_areWrittenAlike_whateverTheMachinesLanguage() {
        Locale usual = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(Checks.of(List.of(figures(Way.PER_CIDR, 1_050, 200_000))))
                    .first()
                    .isEqualTo(new Check(
                            "PER_CIDR at 1,050 routes within 10 % of (N − 50)/5 s = 200.0 s", "200.0 s, +0.0 %", true));
        } finally {
            Locale.setDefault(usual);
        }
    }

    @Test
    void firstWrite_mayComeAfterTheCommitAndOneQuery() {
        assertThat(before(UPDATE, QUERY).holds()).isTrue();
        assertThat(before(UPDATE, QUERY, QUERY))
                .isEqualTo(new Check(
                        "PER_CIDR at 10: the first write after 2 DynamoDB calls and no describe",
                        "3 DynamoDB, 0 EC2",
                        false));
    }

    @Test
    void firstWrite_mayNotComeAfterADescribe_inAnyMove() {
        assertThat(before(UPDATE, DESCRIBE))
                .extracting(Check::measured, Check::holds)
                .containsExactly("2 DynamoDB, 1 EC2", false);
        assertThat(before(DESCRIBE).holds()).isFalse();
    }

    @Test
    void repeatedEvent_mayCallDynamoDbOnce() {
        assertThat(repeated(UPDATE).holds()).isTrue();
        assertThat(repeated(UPDATE, UPDATE).holds()).isFalse();
        assertThat(repeated(UPDATE, REPLACE).holds()).isFalse();
        assertThat(repeated(REPLACE).holds()).isFalse();
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
    void prefixList_isToBeRepointedByOneCallForEachTable() {
        assertThat(inTwoTables(UPDATE, REPLACE, REPLACE))
                .isEqualTo(new Check(
                        "PREFIX_LIST at 990: exactly one ReplaceRoute a move for each of two tables",
                        "2 on average",
                        true));
        assertThat(inTwoTables(UPDATE, REPLACE).holds()).isFalse();
        assertThat(inTwoTables(UPDATE, REPLACE, REPLACE, REPLACE).holds()).isFalse();
    }

    @Test
    void prefixList_mayTakeATenthLonger_howeverLargeItIs() {
        assertThat(anySize(110)).isEqualTo(new Check("PREFIX_LIST at 990 within 10 % of that at 10", "+10.0 %", true));
        assertThat(anySize(111).holds()).isFalse();
        assertThat(anySize(50).holds()).isTrue();
    }

    private static Check oneCall(Call... calls) {
        return oneCall(Way.PREFIX_LIST, calls);
    }

    private static Check inTwoTables(Call... calls) {
        return oneCall(Way.PREFIX_LIST_2, calls);
    }

    private static Check oneCall(Way way, Call... calls) {
        var figures = new Figures(new Scenario(way, 990), List.of(move(100, calls)), List.of());
        return Checks.of(List.of(figures)).getFirst();
    }

    private static Check model(long millis) {
        return Checks.of(List.of(figures(Way.PER_CIDR, 100, millis))).getFirst();
    }

    private static Check anySize(long millis) {
        return Checks.of(List.of(figures(Way.PREFIX_LIST, 10, 100), figures(Way.PREFIX_LIST, 990, millis)))
                .get(1);
    }

    private static Check before(Call... calls) {
        List<Call> all =
                Stream.concat(Stream.of(calls), Stream.of(REPLACE, DESCRIBE)).toList();
        var moves = List.of(move(100, UPDATE, QUERY, REPLACE), new Move(List.of(1L), all));
        return Checks.of(List.of(new Figures(new Scenario(Way.PER_CIDR, 10), moves, List.of(UPDATE))))
                .getFirst();
    }

    private static Check repeated(Call... calls) {
        var moves = List.of(move(100, UPDATE, REPLACE));
        var figures = Stream.of(List.of(UPDATE), List.of(calls))
                .map(again -> new Figures(new Scenario(Way.PER_CIDR, 10), moves, again))
                .toList();
        return Checks.of(figures).getLast();
    }

    private static Figures figures(Way way, int destinations, long millis) {
        return new Figures(
                new Scenario(way, destinations), Collections.nCopies(3, move(millis, UPDATE, REPLACE)), List.of());
    }

    private static Move move(long millis, Call... calls) {
        return new Move(List.of(Duration.ofMillis(millis).toNanos()), List.of(calls));
    }
}
