package io.connectedvpc.core.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.model.RouteChange.Action;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void tables_takeTurns_andKeepTheirOwnOrder() {
        List<RouteChange> changes = Stream.of(changes("rtb-1", 4), changes("rtb-2", 1), changes("rtb-3", 2))
                .flatMap(List::stream)
                .toList();

        assertThat(Spread.overTables(changes))
                .extracting(change -> change.routeTableId() + " " + change.destination())
                .containsExactly(
                        "rtb-1 10.0.0.0/24",
                        "rtb-2 10.0.0.0/24",
                        "rtb-3 10.0.0.0/24",
                        "rtb-1 10.0.1.0/24",
                        "rtb-3 10.0.1.0/24",
                        "rtb-1 10.0.2.0/24",
                        "rtb-1 10.0.3.0/24");
    }

    @Test
    void nothing_isSpreadToNothing() {
        assertThat(Spread.overTables(List.of())).isEmpty();
    }

    private static List<RouteChange> changes(String table, int count) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        new RouteChange(Action.CREATE, table, Cidr.parse("10.0.%d.0/24".formatted(i)), null, "eni-1"))
                .toList();
    }
}
