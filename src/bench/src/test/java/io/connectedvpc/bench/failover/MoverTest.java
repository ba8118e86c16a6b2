package io.connectedvpc.bench.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.bench.stage.CallLog.Call;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MoverTest {

    private static final int DESTINATIONS = 4;

    /** A mover throws when a route is wrong at the end. */
    @ParameterizedTest
    @EnumSource
    void mover_leadsEachRouteThereAndBack(Way way) throws Exception {
        var scenario = new Scenario(way, DESTINATIONS);

        try (Mover mover = scenario.start()) {
            List<Move> moves = List.of(mover.move(), mover.move());

            assertThat(moves).allSatisfy(move -> assertThat(move.reachedNanos()).hasSize(scenario.routes()));
            assertThat(moves).allSatisfy(move -> assertThat(move.calls()).anyMatch(Call::toEc2));
        }
    }
}
