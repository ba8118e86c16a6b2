package io.connectedvpc.bench.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.bench.stage.CallLog.Call;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private static final Call UPDATE = new Call("DynamoDb", "UpdateItem");
    private static final Call QUERY = new Call("DynamoDb", "Query");
    private static final Call REPLACE = new Call("Ec2", "ReplaceRoute");

    private final Figures figures = new Figures(
            new Scenario(Way.PER_CIDR, 3),
            List.of(
                    new Move(List.of(10L, 30L, 20L), List.of(UPDATE, QUERY, REPLACE, REPLACE, REPLACE, QUERY)),
                    new Move(List.of(40L, 40L, 40L), List.of(UPDATE, REPLACE, REPLACE))),
            List.of());

    @Test
    void latency_isThatOfTheLastRoute() {
        assertThat(figures.lastNanos().percentile(50)).isEqualTo(30);
        assertThat(figures.lastNanos().max()).isEqualTo(40);
    }

    @Test
    void outage_isThatOfEachRoute() {
        assertThat(figures.outageNanos().mean()).isEqualTo(30);
        assertThat(figures.outageNanos().percentile(1)).isEqualTo(10);
    }

    @Test
    void calls_areAveragesOfAMove() {
        assertThat(figures.ec2Calls()).isEqualTo(Map.of("ReplaceRoute", 2.5));
        assertThat(figures.dynamoDbCalls()).isEqualTo(2);
    }

    @Test
    void callsBeforeWriting_endWithTheFirstWriteOfARoute() {
        assertThat(figures.moves().getFirst().callsBeforeWriting()).containsExactly(UPDATE, QUERY);
    }
}
