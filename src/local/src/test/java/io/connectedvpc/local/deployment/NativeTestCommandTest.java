package io.connectedvpc.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.connectedvpc.local.ProjectFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./cvpc test --native} where something is missing: it says so before it builds for half an hour. Maven only notes that it was called. */
class NativeTestCommandTest {

    private static final Path JDK = Path.of(System.getProperty("java.home"));
    /** Compiles what doesn't have this word in it. */
    private static final String COMPILER = "#!/bin/sh\n! grep -q '%s' \"$2\"\n";

    private static final String NATIVE_IMAGE = "#!/bin/sh\necho 'native-image %s 2026-01-20'\n";

    @TempDir
    private Path home;

    @BeforeEach
    void setUp() throws IOException {
        Files.copy(ProjectFiles.root().resolve("cvpc"), home.resolve("cvpc"));
        Files.createDirectories(home.resolve("bin"));
        Files.createDirectories(home.resolve("graal/bin"));
        program("graal/bin/native-image", NATIVE_IMAGE.formatted("25.0.2"));
        program("bin/mvn", "#!/bin/sh\necho \"Apache Maven 3.9.9\"\necho \"$@\" >>\"$(dirname \"$0\")/../called\"\n");
        program("bin/gcc", COMPILER.formatted("nothing"));
        program("bin/moto_server", "");
    }

    @Test
    void test_isRunByMaven_whenAllIsThere() throws IOException, InterruptedException {
        run(0);

        assertThat(Files.readString(home.resolve("called"))).contains("verify -Dnative");
    }

    @Test
    void test_endsBeforeTheBuild_whenNativeImageIsMissing() throws IOException, InterruptedException {
        assumeFalse(Files.exists(JDK.resolve("bin/native-image")), "the JDK has a native-image");
        Files.delete(home.resolve("graal/bin/native-image"));

        assertThat(run(1)).contains("there is no such native-image in GRAALVM_HOME");
        assertThat(home.resolve("called")).doesNotExist();
    }

    @Test
    void test_endsBeforeTheBuild_whenNativeImageIsTooOld() throws IOException, InterruptedException {
        assumeFalse(Files.exists(JDK.resolve("bin/native-image")), "the JDK has a native-image");
        program("graal/bin/native-image", NATIVE_IMAGE.formatted("21.0.2"));

        assertThat(run(1)).contains("GraalVM or Mandrel for JDK 25 or newer");
        assertThat(home.resolve("called")).doesNotExist();
    }

    @Test
    void test_endsBeforeTheBuild_whenTheHeadersOfZlibAreMissing() throws IOException, InterruptedException {
        program("bin/gcc", COMPILER.formatted("zlib.h"));

        assertThat(run(1)).contains("no zlib.h");
        assertThat(home.resolve("called")).doesNotExist();
    }

    @Test
    void test_endsBeforeTheBuild_whenTheCompilerCompilesNothing() throws IOException, InterruptedException {
        program("bin/gcc", "#!/bin/sh\nexit 1\n");

        assertThat(run(1)).contains("can't compile a program");
        assertThat(home.resolve("called")).doesNotExist();
    }

    @Test
    void test_endsBeforeTheBuild_whenThereIsNoMoto() throws IOException, InterruptedException {
        Files.delete(home.resolve("bin/moto_server"));

        assertThat(run(1)).contains("there is no moto_server on the PATH");
        assertThat(home.resolve("called")).doesNotExist();
    }

    /** What it said, when it has ended as expected. */
    private String run(int status) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("./cvpc", "test", "--native")
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("said").toFile());
        builder.environment().put("JAVA_HOME", JDK.toString());
        builder.environment().put("GRAALVM_HOME", home.resolve("graal").toString());
        builder.environment()
                .merge("PATH", home.resolve("bin").toString(), (path, bin) -> bin + ":" + without("moto_server", path));
        int ended = builder.start().waitFor();
        String said = Files.readString(home.resolve("said"));
        assertThat(ended).as(said).isEqualTo(status);
        return said;
    }

    private static String without(String program, String path) {
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder ->
                        !Files.exists(Path.of(folder, program)) && !Files.exists(Path.of(folder, "native-image")))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void program(String name, String script) throws IOException {
        Files.writeString(home.resolve(name), script);
        assertThat(home.resolve(name).toFile().setExecutable(true)).isTrue();
    }
}
