package io.connectedvpc.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DistributionTest {

    private final Distribution hundred =
            Distribution.of(LongStream.rangeClosed(1, 100).boxed().toList().reversed());

    @Test
    void percentile_isTheNearestRank_whateverOrderTheValuesCameIn() {
        assertThat(hundred.percentile(50)).isEqualTo(50);
        assertThat(hundred.percentile(99)).isEqualTo(99);
        assertThat(hundred.percentile(100)).isEqualTo(100);
    }

    @Test
    void percentile_isOneOfTheValues_whenThereAreFew() {
        var three = Distribution.of(List.of(30L, 10L, 20L));

        assertThat(three.percentile(50)).isEqualTo(20);
        assertThat(three.percentile(99)).isEqualTo(30);
        assertThat(three.percentile(0)).isEqualTo(10);
    }

    @Test
    void percentile_isTold_whenItIsAnotherValueThanTheGreatest() {
        assertThat(hundred.tells(99)).isTrue();
        assertThat(Distribution.of(LongStream.rangeClosed(1, 99).boxed().toList())
                        .tells(99))
                .isFalse();
        assertThat(hundred.tells(100)).isFalse();
    }

    @Test
    void meanAndMax_areThoseOfAllValues() {
        assertThat(hundred.mean()).isEqualTo(50.5);
        assertThat(hundred.max()).isEqualTo(100);
    }

    @Test
    void nothing_hasNoDistribution() {
        assertThatIllegalArgumentException().isThrownBy(() -> Distribution.of(List.of()));
    }
}
