package io.connectedvpc.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class MainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @Test
    void seeds_areCounted() {
        assertThat(run("--seeds", "3")).isZero();
        assertThat(out.toString(UTF_8)).startsWith("3 seeds in ").contains("every promise was kept");
    }

    @Test
    void seed_isToldAsItHappened() {
        assertThat(run("--seed", "3")).isZero();
        assertThat(out.toString(UTF_8))
                .startsWith("seed 3\n")
                .contains("ProvisionSddc")
                .endsWith("-- all is right\n");
    }

    @Test
    void help_isPrinted() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(UTF_8)).isEqualTo(Options.USAGE);
    }

    @Test
    void nonsense_endsWith2() {
        assertThat(run("--seeds", "many")).isEqualTo(2);
        assertThat(errors.toString(UTF_8))
                .startsWith("simulate: --seeds takes a whole number")
                .endsWith(Options.USAGE);
        assertThat(out.size()).isZero();
    }

    private int run(String... arguments) {
        return Main.run(arguments, new PrintStream(out, true, UTF_8), new PrintStream(errors, true, UTF_8));
    }
}
