package io.connectedvpc.bench.report;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that measures something, shows what it found, and writes it into docs/performance.md. */
public abstract class Benchmark implements Callable<Integer> {

    private static final String PROJECT = "--project";

    @Spec
    private @SuppressWarnings("NullAway.Init") CommandSpec spec;

    @Option(
            names = PROJECT,
            defaultValue = "${sys:cvpc.home:-.}",
            paramLabel = "FOLDER",
            description = "The project's folder (default: ${DEFAULT-VALUE}).")
    private @SuppressWarnings("NullAway.Init") Path project;

    /** @throws io.connectedvpc.bench.CannotMeasureException when it can't */
    protected abstract Report measure() throws Exception;

    /** The project's folder. */
    protected final Path project() {
        return project;
    }

    /** The exit code: 1 when something that is demanded doesn't hold. The figures are written all the same. */
    @Override
    public final Integer call() throws Exception {
        Report report = measure();
        String demands = report.checks().isEmpty() ? "" : Check.table(report.checks()) + "\n";
        PrintWriter out = spec.commandLine().getOut();
        out.println(report.table() + "\n" + demands);
        out.flush();
        write(report, demands);
        return report.checks().stream().noneMatch(Check::fails) ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void write(Report report, String demands) throws IOException {
        Path docs = project.resolve("docs");
        String plot = "performance/" + spec.name() + ".svg";
        Files.createDirectories(docs.resolve(plot).getParent());
        Files.writeString(docs.resolve(plot), report.svg());
        String text =
                "`%s`\n\n%s\n%s![%s](%s)\n".formatted(commandLine(), report.text(), demands, report.caption(), plot);
        new Section(report.title(), text).writeInto(docs);
    }

    /** As it was called, but for the place where the project lies. */
    private String commandLine() {
        Stream<String> options = spec.commandLine().getParseResult().matchedOptions().stream()
                .filter(option -> !option.longestName().equals(PROJECT))
                .flatMap(Benchmark::asGiven);
        return Stream.concat(Stream.of("./cvpc bench " + spec.name()), options).collect(Collectors.joining(" "));
    }

    private static Stream<String> asGiven(OptionSpec option) {
        return option.originalStringValues().stream().map(value -> option.longestName() + " " + value);
    }
}
