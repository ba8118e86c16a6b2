package io.connectedvpc.cli.show;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What was done with an SDDC, as a table: an entry a line. */
public final class HistoryTable {

    private static final TextTable ENTRIES = new TextTable()
            .column("time", "time")
            .column("asked by", HistoryTable::asker)
            .column("command", "command")
            .column("of", "subject")
            .column("sequence", "sequence")
            .column("outcome", "outcome")
            .column("problem", "problem")
            .column("changes", "changeCount")
            .column("decided ms", "milliseconds/decided")
            .column("applied ms", "milliseconds/applied")
            .column("verified ms", "milliseconds/verified")
            .column("total ms", "milliseconds/total")
            .column("failover ms", "failover/sinceEvent");

    private HistoryTable() {}

    /** The table's lines, head first; none without an entry. */
    public static List<String> lines(JsonNode history, Paint paint) {
        return ENTRIES.lines(history, paint);
    }

    /** An API's caller, an event, or the schedule. */
    private static String asker(JsonNode entry) {
        JsonNode cause = entry.path("cause");
        if (cause.has("caller")) {
            return withoutAccount(Plain.value(cause.path("caller")));
        }
        return cause.has("eventId") ? "event " + Plain.value(cause.path("eventId")) : "schedule";
    }

    /** {@code user/ops} of {@code arn:aws:iam::123456789012:user/ops}: what tells callers apart, and fits into a line. */
    private static String withoutAccount(String caller) {
        return caller.startsWith("arn:") ? caller.substring(caller.lastIndexOf(':') + 1) : caller;
    }
}
