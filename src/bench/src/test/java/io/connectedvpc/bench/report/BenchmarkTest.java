package io.connectedvpc.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class BenchmarkTest {

    private final StringWriter out = new StringWriter();

    @TempDir
    private Path project;

    @BeforeEach
    void makeDocs() throws IOException {
        Files.createDirectories(project.resolve("docs"));
    }

    @Test
    void benchmark_endsWell_whenAllHolds() {
        assertThat(run(true)).isZero();
    }

    @Test
    void benchmark_fails_whenADemandDoesntHold_andWritesTheFiguresAllTheSame() throws IOException {
        assertThat(run(true, false)).isEqualTo(1);

        assertThat(out.toString()).contains("| five |").contains("| demanded | 5 | yes |\n| demanded | 5 | **no** |");
        assertThat(document()).contains("about five").contains("| demanded | 5 | **no** |");
        assertThat(project.resolve("docs/performance/fake.svg")).hasContent("<svg/>");
    }

    @Test
    void section_namesTheCommandAsItWasCalled_withoutThePlaceOfTheProject() throws IOException {
        run(List.of("--size", "3,4"), true);

        assertThat(document()).contains("## Fake\n\n`./cvpc bench fake --size 3,4`\n\nabout five");
    }

    @Test
    void section_namesTheBareCommand_whenNothingWasGiven() throws IOException {
        run(true);

        assertThat(document()).contains("`./cvpc bench fake`\n");
    }

    private int run(Boolean... holds) {
        return run(List.of(), holds);
    }

    private int run(List<String> options, Boolean... holds) {
        String[] arguments = Stream.concat(Stream.of("fake", "--project", project.toString()), options.stream())
                .toArray(String[]::new);
        return new CommandLine(new Group())
                .addSubcommand(new Fake(List.of(holds)))
                .setOut(new PrintWriter(out))
                .execute(arguments);
    }

    private String document() throws IOException {
        return Files.readString(project.resolve("docs/performance.md"));
    }

    @Command
    private static final class Group {}

    @Command(name = "fake")
    private static final class Fake extends Benchmark {

        private final List<Boolean> holds;

        @Option(names = "--size", split = ",")
        private List<Integer> sizes = List.of();

        Fake(List<Boolean> holds) {
            this.holds = holds;
        }

        @Override
        protected Report measure() {
            return new Five(holds);
        }
    }

    private record Five(List<Boolean> holds) implements Report {

        @Override
        public String title() {
            return "Fake";
        }

        @Override
        public String table() {
            return "| five |\n";
        }

        @Override
        public List<Check> checks() {
            return holds.stream().map(one -> new Check("demanded", "5", one)).toList();
        }

        @Override
        public String text() {
            return "about five\n";
        }

        @Override
        public String caption() {
            return "A plot";
        }

        @Override
        public String svg() {
            return "<svg/>";
        }
    }
}
