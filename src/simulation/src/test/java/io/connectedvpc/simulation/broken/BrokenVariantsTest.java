package io.connectedvpc.simulation.broken;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.simulation.Campaign;
import io.connectedvpc.simulation.scenario.Feature;
import java.util.EnumSet;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulation bites: each known mistake is noticed, and by what it breaks. */
class BrokenVariantsTest {

    private static final long SEEDS = 1_500;

    @ParameterizedTest
    @EnumSource
    void simulation_noticesTheMistake_withinSomeSeeds(Variant variant) {
        var failures = new Campaign(EnumSet.allOf(Feature.class), variant::wiring)
                .untilFailure(1, SEEDS)
                .failures();

        assertThat(failures).as(variant.name()).isNotEmpty();
        var violation = Objects.requireNonNull(failures.getFirst().violation());
        assertThat(violation.invariant())
                .as("%s, seed %d: %s", variant, failures.getFirst().seed(), violation)
                .isIn(variant.broken());
    }
}
