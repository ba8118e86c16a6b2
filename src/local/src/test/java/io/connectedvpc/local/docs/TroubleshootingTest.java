package io.connectedvpc.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.model.Warning;
import io.connectedvpc.core.port.Handled;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.trace.End;
import io.connectedvpc.local.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/troubleshooting.md says of each code what to do. */
class TroubleshootingTest {

    private static final String CODES = "## Warnings, findings and ends of a trace";
    private static final String PROBLEMS = "## Problems";

    private final String page = read();

    @Test
    void everyWarningAndEndOfATrace_hasASection_andNothingElseHas() {
        Set<String> codes = new TreeSet<>();
        Stream.of(Warning.Code.values(), End.Code.values())
                .flatMap(Arrays::stream)
                .forEach(code -> codes.add(code.name()));

        assertThat(sections(page.substring(page.indexOf(CODES), page.indexOf(PROBLEMS))))
                .containsExactlyElementsOf(codes);
    }

    @Test
    void everyProblem_hasASection_thatSaysItsStatus() {
        assertThat(sections(page.substring(page.indexOf(PROBLEMS))))
                .containsExactlyElementsOf(Arrays.stream(ProblemCode.values())
                        .map(ProblemCode::slug)
                        .toList());
        assertThat(ProblemCode.values())
                .allSatisfy(code -> assertThat(page).contains("### %s\n%d. ".formatted(code.slug(), code.status())));
    }

    @Test
    void everyOutcomeWithoutEffect_isExplained() {
        assertThat(Handled.Result.values())
                .filteredOn(result -> switch (result) {
                    case APPLIED, UNCHANGED -> false;
                    case STORED, DUPLICATE, STALE, WAITING, REFUSED, FAILED -> true;
                })
                .allSatisfy(result -> assertThat(page).contains("`%s`".formatted(result)));
    }

    private static List<String> sections(String part) {
        return part.lines()
                .filter(line -> line.startsWith("### "))
                .map(line -> line.substring("### ".length()))
                .toList();
    }

    private static String read() {
        try {
            return Files.readString(ProjectFiles.root().resolve("docs/troubleshooting.md"));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
