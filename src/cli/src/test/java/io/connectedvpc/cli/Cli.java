package io.connectedvpc.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectedvpc.cli.option.Surroundings;
import io.connectedvpc.cli.show.Terminal;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The command line in this process, with streams that can be looked at. */
public final class Cli {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Map<String, String> environment;
    private String input = "";
    private boolean tty;
    private UnaryOperator<String> sending = UnaryOperator.identity();
    private UnaryOperator<String> reading = UnaryOperator.identity();

    private Cli(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Calls this API. */
    public static Cli of(URI endpoint) {
        return in(Map.of("CONNECTED_VPC_ENDPOINT", endpoint.toString()));
    }

    /** In these variables. */
    public static Cli in(Map<String, String> environment) {
        return new Cli(environment);
    }

    /** With something on its standard input. */
    public Cli reading(String text) {
        input = text;
        return this;
    }

    /** On a terminal with colours. */
    public Cli onTty() {
        tty = true;
        return this;
    }

    /** With a name that stands for another wherever it is written or read. */
    public Cli naming(String name, String realName) {
        sending = text -> text.replace(name, realName);
        reading = text -> text.replace(realName, name);
        return this;
    }

    /** What a run has left. */
    public record Run(int exitCode, String out, String err) {

        /** Standard output, which must be JSON and nothing else. */
        public JsonNode json() {
            try {
                return new ObjectMapper()
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .readTree(out);
            } catch (JsonProcessingException e) {
                throw new AssertionError("not JSON: " + out, e);
            }
        }

        /** Standard output by lines, each with its runs of spaces made one. */
        public List<String> lines() {
            return out.lines().map(line -> line.strip().replaceAll(" +", " ")).toList();
        }
    }

    /** Runs a command to its end. */
    public Run run(String... arguments) {
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), tty, tty, tty);
        byte[] bytes = sending.apply(input).getBytes(StandardCharsets.UTF_8);
        int exitCode = Main.commandLine(new Surroundings(environment, new ByteArrayInputStream(bytes), terminal))
                .execute(Stream.of(arguments).map(sending).toArray(String[]::new));
        return new Run(exitCode, out(), err());
    }

    /** What has been written to standard output by now. */
    public String out() {
        return reading.apply(out.toString());
    }

    /** What has been written to standard error by now. */
    public String err() {
        return reading.apply(err.toString());
    }
}
