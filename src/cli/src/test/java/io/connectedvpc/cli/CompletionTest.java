package io.connectedvpc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no bash")
class CompletionTest {

    @TempDir
    private Path folder;

    private String complete(String words) throws IOException, InterruptedException {
        Path script = Files.writeString(
                folder.resolve("completion"),
                Cli.in(Map.of()).run("completion", "bash").out());
        Process bash = new ProcessBuilder("bash", "-c", """
                source "$1"
                read -ra COMP_WORDS <<< "$2"
                [[ $2 != *' ' ]] || COMP_WORDS+=('')
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMP_LINE=$2 COMP_POINT=${#2}
                _complete_cvpc
                echo "${COMPREPLY[@]}"
                """, "bash", script.toString(), words)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(said).isZero();
        return said.strip();
    }

    @ParameterizedTest
    @CsvSource({
        "cvpc mov, move-edge",
        "cvpc ser, serve",
        "cvpc pic, pictures",
        "cvpc hist, history",
        "cvpc history --li, --limit",
        "cvpc get seg, segments",
        "cvpc move-edge --to, --to-host",
        "cvpc apply --if, --if-version"
    })
    void bash_completesVerbsAndOptions(String words, String completed) throws Exception {
        assertThat(complete(words)).startsWith(completed);
    }

    @Test
    void zsh_getsItsOwnCompletionFirst() {
        assertThat(Cli.in(Map.of()).run("completion", "zsh").out())
                .startsWith("autoload -U +X compinit && compinit -i\n");
    }
}
