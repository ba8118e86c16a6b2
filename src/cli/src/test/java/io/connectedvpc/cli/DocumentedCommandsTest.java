package io.connectedvpc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.connectedvpc.cli.option.Surroundings;
import io.connectedvpc.cli.show.Terminal;
import io.connectedvpc.local.ProjectFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The commands in the documentation are ones that this program understands. */
class DocumentedCommandsTest {

    /** In a console's lines and in the text; without the verbs of ./cvpc that aren't the client's. */
    private static final Pattern COMMAND = Pattern.compile(
            "(?:^\\$ |`)\\./cvpc (?!demo|serve|simulate|test|package|deploy|bench|docs|clean|jdk|help)([a-z][^`#|&>\\n]*)",
            Pattern.MULTILINE);

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/cli.md", "docs/concepts.md", "docs/troubleshooting.md"})
    void command_isUnderstood(String page) throws IOException {
        String text = Files.readString(ProjectFiles.root().resolve(page));
        List<String> commands = COMMAND.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1).strip())
                .filter(command -> !command.contains("SDDC") && !command.contains("FILE") && command.contains(" "))
                .toList();

        assertThat(commands).isNotEmpty();
        assertThat(commands)
                .allSatisfy(command -> assertThatCode(() -> commandLine().parseArgs(command.split(" +")))
                        .as(command)
                        .doesNotThrowAnyException());
    }

    private static CommandLine commandLine() {
        var nowhere = new Terminal(
                new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()), false, false, false);
        return Main.commandLine(new Surroundings(Map.of(), InputStream.nullInputStream(), nowhere));
    }
}
