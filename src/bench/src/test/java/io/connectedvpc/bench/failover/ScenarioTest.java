package io.connectedvpc.bench.failover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioTest {

    @Test
    void model_letsFiftyGoAtOnce_thenFiveASecond() {
        assertThat(perCidr(50).modelNanos()).isZero();
        assertThat(perCidr(50).waits()).isFalse();
        assertThat(perCidr(500).modelNanos()).isEqualTo(90e9);
        assertThat(perCidr(51).waits()).isTrue();
        assertThat(new Scenario(Way.REPLACE_SERIALLY, 10).waits()).isTrue();
    }

    @Test
    void moves_areFewer_whereEachTakesLong() {
        assertThat(perCidr(10).moves(40)).isEqualTo(40);
        assertThat(perCidr(100).moves(40)).isEqualTo(30);
        assertThat(perCidr(990).moves(40)).isEqualTo(1);
        assertThat(perCidr(100).moves(2)).isEqualTo(2);
        assertThat(new Scenario(Way.REPLACE_SERIALLY, 50).moves(200)).isEqualTo(120);
        assertThat(new Scenario(Way.DELETE_AND_CREATE, 50).moves(200)).isEqualTo(60);
    }

    @Test
    void twoTables_areMeasured_atTheLargestSizeOnly() {
        assertThat(FailoverCommand.scenarios(List.of(10, 990, 50)))
                .hasSize(3 * 4 + 1)
                .filteredOn(scenario -> scenario.way().tables() == 2)
                .containsExactly(new Scenario(Way.PREFIX_LIST_2, 990));
        assertThat(new Scenario(Way.PREFIX_LIST_2, 990).routes()).isEqualTo(2);
    }

    @Test
    void prefixList_isOneRoute_whichNobodyWaitsFor() {
        var scenario = new Scenario(Way.PREFIX_LIST, 990);

        assertThat(scenario.routes()).isEqualTo(1);
        assertThat(scenario.waits()).isFalse();
        assertThat(scenario.moves(40)).isEqualTo(40);
    }

    private static Scenario perCidr(int destinations) {
        return new Scenario(Way.PER_CIDR, destinations);
    }
}
