package io.connectedvpc.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.connectedvpc.simulation.scenario.Feature;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void options_areAThousandSeedsWithEverything_whenNothingIsSaid() {
        assertThat(Options.of()).isEqualTo(new Options(1, 1_000, false, EnumSet.allOf(Feature.class)));
    }

    @Test
    void seed_aloneIsPlayedWithItsHistory() {
        assertThat(Options.of("--seed", "7")).isEqualTo(new Options(7, 1, true, EnumSet.allOf(Feature.class)));
    }

    @Test
    void seed_isWhereManyBegin() {
        assertThat(Options.of("--seed", "7", "--seeds", "20"))
                .isEqualTo(new Options(7, 20, false, EnumSet.allOf(Feature.class)));
    }

    @Test
    void features_areLeftOut_orTheOnlyOnes() {
        assertThat(Options.of("--without", "stale-reads").features()).doesNotContain(Feature.STALE_READS);
        assertThat(Options.of("--only", "crashes", "--only", "SWEEPS").features())
                .containsExactlyInAnyOrder(Feature.CRASHES, Feature.SWEEPS);
    }

    @Test
    void option_needsAValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.of("--seeds"))
                .withMessage("'--seeds' is no option, or needs a value");
    }

    @Test
    void nonsense_isRefused_andSaysWhatIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.of("--seeds", "many"))
                .withMessage("--seeds takes a whole number, not 'many'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.of("--only", "luck"))
                .withMessage("there is no feature 'luck'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.of("--sead", "1"))
                .withMessage("there is no option '--sead'");
    }
}
