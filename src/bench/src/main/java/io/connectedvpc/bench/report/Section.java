package io.connectedvpc.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A section of docs/performance.md that a benchmark writes. The others stay as they are.
 *
 * @param title of the heading
 * @param text Markdown that follows the heading
 */
record Section(String title, String text) {

    private static final String FILE = "performance.md";
    private static final String OPENING = """
            # Performance

            Each section is written by the command that it names.
            """;

    /** @param docs the folder of the project's documents */
    void writeInto(Path docs) throws IOException {
        Path file = docs.resolve(FILE);
        String before = Files.exists(file) ? Files.readString(file) : OPENING;
        Files.writeString(file, in(before));
    }

    /** The document with this section in the place of the one of the same title, or at its end. */
    String in(String document) {
        String section = "## " + title + "\n\n" + text.strip() + "\n";
        Matcher old = Pattern.compile("(?ms)^## " + Pattern.quote(title) + "\\n.*?(?=^## |\\z)")
                .matcher(document);
        if (!old.find()) {
            return document.stripTrailing() + "\n\n" + section;
        }
        boolean last = old.end() == document.length();
        return document.substring(0, old.start()) + section + (last ? "" : "\n") + document.substring(old.end());
    }
}
