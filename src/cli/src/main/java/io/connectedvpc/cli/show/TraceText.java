package io.connectedvpc.cli.show;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The way of a packet, and of its answer, as text. */
public final class TraceText {

    private static final String CROSSING =
            "Both ways cross availability zones: AWS bills such traffic in both directions.";
    private static final TextTable HOPS =
            new TextTable().column("hop", "kind").column("id", "id").column("detail", "detail");

    private TraceText() {}

    /** Whether packet and answer arrive. */
    public static boolean arrives(JsonNode trace) {
        return reached(trace) && reached(trace.path("return"));
    }

    /** The lines for an answer. */
    public static List<String> lines(JsonNode trace, Paint paint) {
        String from = place(trace.path("from"), "subnetId");
        String to = place(trace.path("to"), "segment");
        List<String> lines = new ArrayList<>();
        way(lines, "%s → %s".formatted(from, to), trace, paint);
        lines.add("");
        way(lines, "%s → %s".formatted(to, from), trace.path("return"), paint);
        lines.add("");
        if (trace.path("availabilityZoneCrossing").asBoolean()) {
            lines.add(paint.warning(CROSSING));
        }
        List<String> unknown = new ArrayList<>();
        trace.path("notEvaluated").forEach(what -> unknown.add(Plain.value(what)));
        lines.add("Not looked at: " + String.join(", ", unknown));
        return lines;
    }

    /** The address with what it is in, or that alone. */
    private static String place(JsonNode end, String container) {
        if (!end.has("address")) {
            return Plain.value(end.path(container));
        }
        String address = Plain.value(end.path("address"));
        return end.has(container) ? "%s (%s)".formatted(address, Plain.value(end.path(container))) : address;
    }

    private static void way(List<String> lines, String title, JsonNode path, Paint paint) {
        lines.add(paint.head(title));
        HOPS.lines(path.path("hops"), paint).forEach(line -> lines.add("  " + line));
        lines.add(reached(path) ? "  It arrives." : "  " + ending(path.path("endsAt"), paint));
    }

    private static String ending(JsonNode end, Paint paint) {
        return "%s: %s"
                .formatted(paint.bad("It ends, " + Plain.value(end.path("code"))), Plain.value(end.path("detail")));
    }

    private static boolean reached(JsonNode path) {
        return path.path("reached").asBoolean();
    }
}
