package io.connectedvpc.bench.churn;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.bench.churn.Progress.Sample;
import io.connectedvpc.bench.stage.CallLog.Call;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private final Figures figures = new Figures(
            "PER_CIDR",
            List.of(new Answer("201", 30, null), new Answer("202", 50, null), new Answer("201", 10, null)),
            List.of(new Sample(0, 0), new Sample(100, 2), new Sample(200, 3), new Sample(300, 3)),
            new Ending(3, true, new TreeSet<>(), new TreeSet<>()),
            0,
            List.of(new Call("Ec2", "CreateRoute"), new Call("Ec2", "CreateRoute"), new Call("DynamoDb", "Query")),
            List.of(new Call("Ec2", "CreateRoute")));

    @Test
    void answers_areCountedByStatus() {
        assertThat(figures.outcomes()).isEqualTo(Map.of("201", 2L, "202", 1L));
        assertThat(figures.answerNanos().percentile(50)).isEqualTo(30);
    }

    @Test
    void segments_areInSync_whenTheLastOneIsFirstSeenSo() {
        assertThat(figures.segments()).isEqualTo(3);
        assertThat(figures.syncedNanos()).isEqualTo(200);
    }

    @Test
    void calls_areCountedByService() {
        assertThat(figures.ec2Calls()).isEqualTo(Map.of("CreateRoute", 2L));
        assertThat(figures.refusedCalls()).isEqualTo(Map.of("CreateRoute", 1L));
        assertThat(figures.dynamoDbCalls()).isEqualTo(Map.of("Query", 1L));
    }
}
