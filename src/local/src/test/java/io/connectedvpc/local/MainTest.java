package io.connectedvpc.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class MainTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out));
        command.setErr(new PrintWriter(err));
        return command.execute(arguments);
    }

    @Test
    void help_namesTheVerbs() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("serve", "demo");
        assertThat(run("serve", "--help")).isZero();
        assertThat(out.toString()).contains("--port", "--sweep", "--ec2-latency");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                  | say what to do
            unknown             | Unmatched argument at index 0: 'unknown'
            serve --port x      | is not an int
            serve --port 65536  | --port must be from 0 to 65535, not 65536
            serve --sweep 0     | --sweep must be from 1 to 2147483647, not 0
            serve --ec2-latency -1 | --ec2-latency must be from 0 to 60000, not -1
            """)
    void command_isRefused_whenItIsWrong(String command, String complaint) {
        assertThat(run(command.isEmpty() ? new String[0] : command.split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(complaint);
    }

    @Test
    void serve_failsInOneLine_whenThePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 0, InetAddress.getByName("127.0.0.1"))) {
            assertThat(run("serve", "--port", String.valueOf(taken.getLocalPort())))
                    .isEqualTo(1);
        }
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("port ")
                .endsWith("name another with --port");
    }
}
