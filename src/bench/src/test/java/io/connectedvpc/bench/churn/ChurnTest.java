package io.connectedvpc.bench.churn;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.bench.report.Check;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChurnTest {

    @ParameterizedTest
    @ValueSource(strings = {"PER_CIDR", "PREFIX_LIST"})
    void churn_endsInSync_withEachRequestAnswered(String routing) throws Exception {
        Figures figures = new Churn(5, 2).measure(routing);

        assertThat(figures.outcomes().keySet()).isSubsetOf("201", "202");
        assertThat(figures.answers()).hasSize(5);
        assertThat(figures.segments()).isEqualTo(5);
        assertThat(Checks.of(figures)).hasSize(2).allMatch(Check::holds);
        assertThat(figures.ec2Calls()).isNotEmpty();
    }
}
