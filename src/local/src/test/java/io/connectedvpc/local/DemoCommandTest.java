package io.connectedvpc.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The worked example on the embedded stand-ins. */
class DemoCommandTest {

    @Test
    void demo_endsInSync_andShowsTheEdgeMove() throws IOException, InterruptedException {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();

        boolean inSync = DemoCommand.play(new PrintStream(shown, true, StandardCharsets.UTF_8));

        String text = shown.toString(StandardCharsets.UTF_8);
        assertThat(inSync).as(text).isTrue();
        assertThat(text.lines())
                .anyMatch(line -> line.matches(" +0 +eni-\\w+ +10\\.0\\.165\\.\\d+ +esx-1 +i-1 +in-use +active"))
                .anyMatch(line -> line.matches(" +1 +eni-\\w+ +10\\.0\\.165\\.\\d+ +esx-2 +i-2 +in-use +active"))
                .anyMatch(line -> line.matches(" +16 +eni-\\w+ +10\\.0\\.165\\.\\d+ +- +- +available"))
                .anyMatch(line -> line.matches(" +192\\.168\\.160\\.0/24 +eni-\\w+ +active +segment web"))
                .endsWith("Every step ended in sync.");
    }
}
