package io.connectedvpc.bench.zips;

import io.connectedvpc.bench.CannotMeasureException;
import io.connectedvpc.bench.files.Archive;
import io.connectedvpc.bench.files.Folders;
import io.connectedvpc.bench.lambda.Task;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A function with a Java runtime of its own and an AOT cache of its classes, for {@code provided.al2023}. A cache fits one build of the JVM
 * only, and Lambda replaces the JVM of its Java runtimes when it likes; a JVM in the zip stays. A cache can't hold classes that lie in folders
 * either, so those are put into a jar.
 *
 * <p>Source: JEP 514; AWS Lambda Developer Guide, "Ahead-of-Time (AOT) and CDS caches".
 */
final class AotZip {

    /** The first JDK that makes a cache in one run. */
    private static final int LEAST_JDK = 25;

    private static final String MODULES =
            "java.base,java.logging,java.naming,java.management,java.xml,java.sql,java.security.jgss,jdk.unsupported,jdk.zipfs";
    private static final String OPTIONS = "jvm.options";
    private static final String CACHE = "app.aot";
    private static final String APPLICATION = "app.jar";
    /** The cache knows the jars by their times; an even second is one that every zip can tell. */
    private static final FileTime TIME = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

    /** Whatever handler the deployment names: a custom runtime's is only a name. */
    private static final String BOOTSTRAP = """
            #!/bin/sh
            cd "$LAMBDA_TASK_ROOT" && exec jre/bin/java @%s %s
            """.formatted(OPTIONS, Task.HANDLER);

    private final Path folder;

    private AotZip(Path folder) {
        this.folder = folder;
    }

    /**
     * Puts everything but the cache into a folder.
     *
     * @param functionZip the zip for Lambda's Java runtime
     */
    static AotZip prepare(Path functionZip, Path folder) throws IOException {
        if (Runtime.version().feature() < LEAST_JDK) {
            throw new CannotMeasureException("an AOT cache needs JDK %d or newer, and this is %d"
                    .formatted(LEAST_JDK, Runtime.version().feature()));
        }
        Folders.delete(folder);
        Path classes = folder.resolveSibling("classes");
        Folders.delete(classes);
        Archive.unpack(functionZip, classes);
        Files.createDirectories(folder);
        Files.move(classes.resolve("lib"), folder.resolve("lib"));
        for (Path jar : (Iterable<Path>) Task.runtimeJars()::iterator) {
            Files.copy(jar, folder.resolve("lib").resolve(jar.getFileName()));
        }
        Archive.pack(classes, folder.resolve(APPLICATION));
        Folders.delete(classes);
        runtime(folder.resolve("jre"));
        Files.writeString(folder.resolve("bootstrap"), BOOTSTRAP);
        Files.setPosixFilePermissions(folder.resolve("bootstrap"), PosixFilePermissions.fromString("rwxr-xr-x"));
        var zip = new AotZip(folder);
        zip.options("-XX:AOTCacheOutput=" + CACHE);
        zip.setTimes();
        return zip;
    }

    /** To be run once; when it ends, it leaves the cache behind. */
    Task trained() {
        return new Task(folder);
    }

    /** Packs all, the cache included. */
    void pack(Path zip) throws IOException {
        if (!Files.exists(folder.resolve(CACHE))) {
            throw new IllegalStateException("the training run left no " + CACHE);
        }
        options("-XX:AOTCache=" + CACHE);
        setTimes();
        Archive.pack(folder, zip);
    }

    private static void runtime(Path jre) {
        var told = new StringWriter();
        var writer = new PrintWriter(told);
        int status = ToolProvider.findFirst("jlink")
                .orElseThrow(() -> new CannotMeasureException("this JDK has no jlink"))
                .run(
                        writer,
                        writer,
                        "--add-modules",
                        MODULES,
                        "--strip-debug",
                        "--no-header-files",
                        "--no-man-pages",
                        "--output",
                        jre.toString());
        if (status != 0) {
            throw new CannotMeasureException("jlink failed: " + told);
        }
    }

    private void options(String cache) throws IOException {
        String classPath = Stream.concat(
                        Stream.of(APPLICATION), Task.runtimeJars().map(jar -> "lib/" + jar.getFileName()))
                .collect(Collectors.joining(File.pathSeparator));
        Files.write(
                folder.resolve(OPTIONS),
                List.of(
                        cache,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:MaxRAMPercentage=60",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp " + classPath,
                        Task.runtimeMain()));
    }

    private void setTimes() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.setLastModifiedTime(file, TIME);
            }
        }
    }
}
