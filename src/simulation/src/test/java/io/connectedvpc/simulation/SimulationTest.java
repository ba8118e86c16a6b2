package io.connectedvpc.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.simulation.scenario.Feature;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {

    private static final long SEEDS = 3_000;

    @Test
    void core_keepsEveryPromise_forThousandsOfSeeds() {
        var report = new Campaign(EnumSet.allOf(Feature.class), Wiring::new).run(1, SEEDS, ran -> {});

        report.failures().stream().limit(1).forEach(first -> System.out.print(first.readable()));
        assertThat(report.failures())
                .as("the history of the first is printed; ./cvpc simulate --seed … replays it")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 58, 240})
    void run_hasTheSameHistory_whenTheSeedIsTheSame(long seed) {
        var once = Simulation.run(seed, EnumSet.allOf(Feature.class), new Wiring());
        var again = Simulation.run(seed, EnumSet.allOf(Feature.class), new Wiring());

        assertThat(again.readable()).isEqualTo(once.readable());
    }
}
