package io.connectedvpc.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.connectedvpc.bench.report.LineChart.Axis;
import io.connectedvpc.bench.report.LineChart.Line;
import io.connectedvpc.bench.report.LineChart.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineChartTest {

    private final Axis linear = new Axis("routes", List.of(0.0, 50.0, 100.0), false);
    private final Axis logarithmic = new Axis("seconds", List.of(0.1, 1.0, 10.0), true);

    @Test
    void axis_placesValuesByTheirDifference_orByTheirRatio() {
        assertThat(linear.share(25)).isEqualTo(0.25);
        assertThat(logarithmic.share(0.1)).isZero();
        assertThat(logarithmic.share(1)).isCloseTo(0.5, within(1e-9));
        assertThat(logarithmic.share(10)).isEqualTo(1);
    }

    @Test
    void logarithmicAxis_placesNothingBelowItsLeast() {
        assertThat(logarithmic.share(0)).isZero();
    }

    @Test
    void chart_hasEachLineWithItsLabel_fromTheLowerLeftToTheUpperRight() {
        var line = new Line("PER_CIDR", List.of(new Point(0, 0.1), new Point(100, 10)));

        String svg = new LineChart("Failover", linear, logarithmic, List.of(line)).svg();

        assertThat(svg).contains("points=\"80.0,380.0 530.0,70.0\"").contains(">PER_CIDR</text>");
    }
}
