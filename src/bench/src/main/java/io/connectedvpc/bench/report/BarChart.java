package io.connectedvpc.bench.report;

import java.util.List;
import java.util.Locale;

/**
 * A plot of horizontal bars as SVG, readable on light and dark ground.
 *
 * @param title what is shown, with its unit
 * @param bars from top to bottom
 */
public record BarChart(String title, List<Bar> bars) {

    private static final int WIDTH = 720;
    private static final int LEFT = 130;
    private static final int RIGHT = 90;
    private static final int TOP = 44;
    private static final int ROW = 40;
    private static final int THICK = 22;

    /**
     * A bar.
     *
     * @param value its length
     * @param from the least that was seen
     * @param to the most that was seen
     */
    public record Bar(String label, double value, double from, double to) {}

    public String svg() {
        int height = TOP + bars.size() * ROW + 10;
        var svg = new StringBuilder();
        svg.append(format("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="14">
                <title>%s</title>
                <rect width="100%%" height="100%%" fill="#fff"/>
                <text x="12" y="26" font-weight="bold">%s</text>
                """, WIDTH, height, title, title));
        for (int i = 0; i < bars.size(); i++) {
            svg.append(row(bars.get(i), TOP + i * ROW));
        }
        return svg.append("</svg>\n").toString();
    }

    private String row(Bar bar, int y) {
        int middle = y + THICK / 2;
        return format(
                """
                <text x="%d" y="%d" text-anchor="end">%s</text>
                <rect x="%d" y="%d" width="%.1f" height="%d" fill="#3b6ea5"/>
                <path d="M%.1f %d H%.1f" stroke="#222" stroke-width="2"/>
                <text x="%.1f" y="%d">%s</text>
                """,
                LEFT - 10,
                middle + 5,
                bar.label(),
                LEFT,
                y,
                x(bar.value()) - LEFT,
                THICK,
                x(bar.from()),
                middle,
                x(bar.to()),
                x(Math.max(bar.value(), bar.to())) + 8,
                middle + 5,
                format("%,.0f", bar.value()));
    }

    private double x(double value) {
        double longest = bars.stream()
                .mapToDouble(bar -> Math.max(bar.value(), bar.to()))
                .max()
                .orElse(1);
        return LEFT + value / longest * (WIDTH - LEFT - RIGHT);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
