package io.connectedvpc.bench.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {

    private static final FileTime TIME = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

    @TempDir
    private Path folder;

    @Test
    void archive_keepsTimesAndWhoMayRunAFile() throws IOException {
        Path packed = Files.createDirectories(folder.resolve("packed/lib"));
        Files.writeString(packed.resolve("a.jar"), "a");
        Path bootstrap = Files.writeString(packed.resolveSibling("bootstrap"), "#!/bin/sh");
        assertThat(bootstrap.toFile().setExecutable(true)).isTrue();
        Files.setLastModifiedTime(packed.resolve("a.jar"), TIME);

        Archive.pack(folder.resolve("packed"), folder.resolve("function.zip"));
        Archive.unpack(folder.resolve("function.zip"), folder.resolve("task"));

        assertThat(folder.resolve("task/bootstrap")).isExecutable().hasContent("#!/bin/sh");
        assertThat(folder.resolve("task/lib/a.jar")).hasContent("a");
        assertThat(Files.isExecutable(folder.resolve("task/lib/a.jar"))).isFalse();
        assertThat(Files.getLastModifiedTime(folder.resolve("task/lib/a.jar"))).isEqualTo(TIME);
    }
}
