package io.connectedvpc.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnitsTest {

    @Test
    void time_isInMilliseconds_belowTenSeconds() {
        assertThat(Units.time(9_876.4e6)).isEqualTo("9,876 ms");
        assertThat(Units.time(188.04e9)).isEqualTo("188.0 s");
    }

    @Test
    void number_hasADecimal_onlyWhenThereIsOneToTell() {
        assertThat(Units.number(0.1 * 3 * 10)).isEqualTo("3");
        assertThat(Units.number(1_000.6)).isEqualTo("1,000.6");
        assertThat(Units.number(49.97)).isEqualTo("50");
    }
}
