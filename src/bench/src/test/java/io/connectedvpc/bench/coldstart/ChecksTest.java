package io.connectedvpc.bench.coldstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.connectedvpc.bench.coldstart.Trials.Trial;
import io.connectedvpc.bench.report.Check;
import io.connectedvpc.bench.zips.Packaging;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChecksTest {

    private final Figures plain = figures(Packaging.JVM, 2_000, 300);

    @Test
    void native_isToBeTwentyTimesFaster_andAThirdAsLarge() {
        assertThat(Checks.of(List.of(plain, figures(Packaging.NATIVE, 100, 100))))
                .containsExactly(
                        new Check(
                                "native answers first at least 20 times faster than the plain JVM",
                                "20.0 times less",
                                true),
                        new Check("native takes at most a third of the plain JVM's memory", "3.0 times less", true));
        assertThat(Checks.of(List.of(plain, figures(Packaging.NATIVE, 101, 101))))
                .extracting(Check::holds)
                .containsExactly(false, false);
    }

    @Test
    void memory_isntJudged_whereItIsntKnown() {
        assertThat(Checks.of(List.of(plain, figures(Packaging.NATIVE, 100, 0))))
                .extracting(Check::measured, Check::holds)
                .containsExactly(tuple("20.0 times less", true), tuple("not measured", null));
    }

    @Test
    void nothing_isJudged_whereOneOfThemWasntMeasured() {
        assertThat(Checks.of(List.of(plain, figures(Packaging.AOT, 1_000, 200))))
                .extracting(Check::measured, Check::holds)
                .containsOnly(tuple("not measured", null));
        assertThat(Checks.of(List.of(figures(Packaging.NATIVE, 100, 100))))
                .extracting(Check::holds)
                .containsOnlyNulls();
    }

    private static Figures figures(Packaging packaging, long answer, long peak) {
        return new Figures(packaging, 1, List.of(new Trial(1, 1, answer, 1, peak)));
    }
}
