package io.connectedvpc.simulation.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What happened, in order. Kept as values, and made readable only when somebody wants to read it. */
public final class History {

    private final Instant start;
    private final List<Entry> entries = new ArrayList<>();

    public History(Instant start) {
        this.start = start;
    }

    private record Entry(
            Instant time,
            String actor,
            String what,
            List<@Nullable Object> arguments,
            @Nullable Object result) {}

    /** @param result null for what has none */
    public void add(
            Instant time, String actor, String what, List<@Nullable Object> arguments, @Nullable Object result) {
        entries.add(new Entry(time, actor, what, arguments, result));
    }

    /** One line for each thing that happened: seconds from the start, who, what, and what came of it. */
    public Stream<String> lines() {
        return entries.stream().map(this::line);
    }

    private String line(Entry entry) {
        Duration elapsed = Duration.between(start, entry.time());
        var line = new StringBuilder(
                "%9.3f  %-24s %s".formatted(elapsed.toMillis() / 1000.0, entry.actor(), entry.what()));
        entry.arguments().forEach(argument -> line.append(' ').append(Readable.of(argument)));
        if (entry.result() != null) {
            line.append(" -> ").append(Readable.of(entry.result()));
        }
        return line.toString();
    }
}
