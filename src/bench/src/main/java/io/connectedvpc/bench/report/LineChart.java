package io.connectedvpc.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A plot of lines as SVG, readable on light and dark ground.
 *
 * @param title what is shown
 */
public record LineChart(String title, Axis across, Axis up, List<Line> lines) {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 440;
    private static final int LEFT = 80;
    private static final int RIGHT = 190;
    private static final int TOP = 70;
    private static final int BOTTOM = 60;
    private static final int SIGN = 20;
    private static final List<String> COLOURS = List.of("#3b6ea5", "#2e8b57", "#b8860b", "#a83232");

    /**
     * An axis.
     *
     * @param label what it measures, with its unit
     * @param ticks the values that are marked on it, from its least to its greatest
     * @param logarithmic whether equal steps are equal ratios; all values are above 0 then
     */
    public record Axis(String label, List<Double> ticks, boolean logarithmic) {

        /** Where a value is: 0 at the least, 1 at the greatest. */
        double share(double value) {
            double least = scale(ticks.getFirst());
            return (scale(value) - least) / (scale(ticks.getLast()) - least);
        }

        private double scale(double value) {
            return logarithmic ? Math.log(Math.max(value, ticks.getFirst())) : value;
        }
    }

    /** A line through points, from left to right. */
    public record Line(String label, List<Point> points) {}

    public record Point(double x, double y) {}

    public String svg() {
        return format("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
                <title>%s</title>
                <rect width="100%%" height="100%%" fill="#fff"/>
                <text x="12" y="26" font-size="14" font-weight="bold">%s</text>
                """, WIDTH, HEIGHT, title, title) + signsAcross() + signsUp() + drawn() + "</svg>\n";
    }

    private String signsAcross() {
        String ticks = across.ticks().stream()
                .map(tick -> format(
                        "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>%n",
                        x(tick), HEIGHT - BOTTOM + SIGN, Units.number(tick)))
                .collect(Collectors.joining());
        return ticks
                + format(
                        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>%n",
                        (LEFT + WIDTH - RIGHT) / 2, HEIGHT - BOTTOM + 2 * SIGN, across.label());
    }

    private String signsUp() {
        String ticks = up.ticks().stream()
                .map(tick -> format("""
                        <path d="M%d %.1f H%d" stroke="#ddd"/>
                        <text x="%d" y="%.1f" text-anchor="end">%s</text>
                        """, LEFT, y(tick), WIDTH - RIGHT, LEFT - 8, y(tick) + 4, Units.number(tick)))
                .collect(Collectors.joining());
        return ticks + format("<text x=\"12\" y=\"%d\">%s</text>%n", TOP - SIGN, up.label());
    }

    private String drawn() {
        return Stream.iterate(0, i -> i < lines.size(), i -> i + 1)
                .map(i -> drawn(lines.get(i), COLOURS.get(i % COLOURS.size()), TOP + (i + 1) * SIGN))
                .collect(Collectors.joining());
    }

    private String drawn(Line line, String colour, int signAt) {
        String path = line.points().stream()
                .map(point -> format("%.1f,%.1f", x(point.x()), y(point.y())))
                .collect(Collectors.joining(" "));
        return format(
                """
                <polyline points="%s" fill="none" stroke="%s" stroke-width="2.5"/>
                <path d="M%d %d h22" stroke="%s" stroke-width="3"/>
                <text x="%d" y="%d">%s</text>
                """, path, colour, WIDTH - RIGHT + 14, signAt, colour, WIDTH - RIGHT + 42, signAt + 4, line.label());
    }

    private double x(double value) {
        return LEFT + across.share(value) * (WIDTH - LEFT - RIGHT);
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - up.share(value) * (HEIGHT - TOP - BOTTOM);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
