package io.connectedvpc.cli.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectedvpc.cli.show.Count;
import io.connectedvpc.cli.show.Paint;
import io.connectedvpc.cli.show.Tables;
import java.util.ArrayList;
import java.util.List;

/** What was written to route tables, as text. */
final class Changed {

    private Changed() {}

    /** The lines for an answer with {@code changes}. */
    static List<String> lines(JsonNode answer, Paint paint) {
        JsonNode changes = answer.path("changes");
        if (changes.isEmpty()) {
            return List.of("No route had to change.");
        }
        List<String> lines = new ArrayList<>();
        lines.add(Count.of(changes.size(), "route") + " changed:");
        lines.addAll(Tables.changes().lines(changes, paint));
        return lines;
    }
}
