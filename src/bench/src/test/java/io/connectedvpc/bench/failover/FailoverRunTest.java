package io.connectedvpc.bench.failover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FailoverRunTest {

    @Test
    void run_hasTheFiguresOfEachScenario_inTheirOrder() throws Exception {
        var scenarios = List.of(
                new Scenario(Way.REPLACE_SERIALLY, 2),
                new Scenario(Way.PREFIX_LIST_2, 3),
                new Scenario(Way.PER_CIDR, 2));

        List<Figures> figures = new FailoverRun(2).of(scenarios);

        assertThat(figures).extracting(Figures::scenario).isEqualTo(scenarios);
        assertThat(figures).allSatisfy(one -> assertThat(one.moves()).hasSize(2));
    }
}
