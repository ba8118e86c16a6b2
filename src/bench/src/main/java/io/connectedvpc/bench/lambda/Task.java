package io.connectedvpc.bench.lambda;

import io.connectedvpc.bench.files.Archive;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A function's zip, unpacked as Lambda unpacks it into {@code /var/task}.
 *
 * @param root the folder
 */
public record Task(Path root) {

    /** The handler that the template names. */
    public static final String HANDLER = "io.connectedvpc.lambda.StartedFunction::handleRequest";

    /** What Lambda's Java runtime consists of, by the names of the jars. */
    private static final List<String> RUNTIME = List.of(
            "aws-lambda-java-runtime-interface-client-",
            "aws-lambda-java-core-",
            "aws-lambda-java-serialization-",
            "utils-lite-");

    private static final String RUNTIME_MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    /** Unpacks a zip into a folder that isn't there yet. */
    public static Task unpack(Path zip, Path folder) throws IOException {
        Archive.unpack(zip, folder);
        return new Task(folder);
    }

    /**
     * How it is started: by its own {@code bootstrap} if it has one, which is for {@code provided.al2023}; else by Lambda's Java runtime, on
     * this JVM, with the flags that Lambda's has.
     */
    public List<String> command() {
        Path bootstrap = root.resolve("bootstrap");
        if (Files.exists(bootstrap)) {
            return List.of(bootstrap.toString());
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = runtimeJars().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        return List.of(
                java,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                RUNTIME_MAIN,
                HANDLER);
    }

    /** The jars of Lambda's Java runtime. */
    public static Stream<Path> runtimeJars() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(jar -> RUNTIME.stream()
                        .anyMatch(name -> String.valueOf(jar.getFileName()).startsWith(name)));
    }

    /** Its main class. */
    public static String runtimeMain() {
        return RUNTIME_MAIN;
    }
}
