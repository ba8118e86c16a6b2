package io.connectedvpc.simulation.broken;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.simulation.Campaign;
import io.connectedvpc.simulation.scenario.Feature;
import java.util.EnumSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BrokenVariantsTest {

    private static final long SEEDS = 500;

    @ParameterizedTest
    @EnumSource
    void simulation_noticesTheMistake_withinSomeSeeds(Variant variant) {
        var report = new Campaign(EnumSet.allOf(Feature.class), variant.wiring()).untilFailure(1, SEEDS);

        assertThat(report.failures()).as(variant.name()).isNotEmpty();
    }
}
