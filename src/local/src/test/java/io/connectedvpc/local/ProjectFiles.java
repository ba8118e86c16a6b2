package io.connectedvpc.local;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where the tests run: in which project, and beside which commands. */
public final class ProjectFiles {

    private ProjectFiles() {}

    /** The folder that holds infra/, from wherever in the project the tests run. */
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("infra/template.yaml"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    public static boolean isOnPath(String command) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }
}
