package io.connectedvpc.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectedvpc.aws.MotoProcess;
import io.connectedvpc.local.ProjectFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A script that makes a stack of a template on moto, and prints what is there then. */
final class MotoScript {

    private static final ObjectMapper JSON = new ObjectMapper();

    private MotoScript() {}

    /**
     * Runs it; the test is skipped where moto or a Python module that the script needs isn't there.
     *
     * @param folder for what it prints
     * @param template a file of {@code infra/}
     * @param parameters the stack's, as JSON
     */
    static JsonNode run(Path folder, String script, String modules, String template, String parameters)
            throws IOException, InterruptedException {
        assumeTrue(MotoProcess.isInstalled(), "moto_server isn't on the PATH");
        assumeTrue(exit(folder, "python3", "-c", "import " + modules) == 0, "python3 lacks one of " + modules);
        Path root = ProjectFiles.root();
        try (MotoProcess moto = MotoProcess.start()) {
            int exit = exit(
                    folder,
                    "python3",
                    root.resolve("src/local/src/test/resources/deployment")
                            .resolve(script)
                            .toString(),
                    moto.endpoint().toString(),
                    root.resolve("infra").resolve(template).toString(),
                    parameters);
            assertThat(exit).as(Files.readString(folder.resolve("err"))).isZero();
            return JSON.readTree(folder.resolve("out").toFile());
        }
    }

    private static int exit(Path folder, String... command) throws IOException, InterruptedException {
        File out = folder.resolve("out").toFile();
        File err = folder.resolve("err").toFile();
        return new ProcessBuilder(command)
                .redirectOutput(out)
                .redirectError(err)
                .start()
                .waitFor();
    }
}
