package io.connectedvpc.cli.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The file that a verb is to work on. */
public final class FileOption {

    private static final String STANDARD_INPUT = "-";

    @Option(
            names = {"-f", "--filename"},
            paramLabel = "FILE",
            required = true,
            description = "YAML or JSON, one or several documents; - is standard input.")
    private @Nullable String file;

    /**
     * What the file asks for; all of it is understood before anything is done.
     *
     * @throws FileException naming the lines with mistakes
     */
    public List<Manifest> read(InputStream standardInput) {
        String name = String.valueOf(file);
        List<Manifest> manifests = DocumentReader.read(source(name), text(name, standardInput)).stream()
                .map(Manifest::of)
                .toList();
        if (manifests.isEmpty()) {
            throw new FileException(List.of(source(name) + " is empty"));
        }
        return manifests;
    }

    private static String source(String name) {
        return name.equals(STANDARD_INPUT) ? "standard input" : name;
    }

    private static String text(String name, InputStream standardInput) {
        try {
            byte[] bytes =
                    name.equals(STANDARD_INPUT) ? standardInput.readAllBytes() : Files.readAllBytes(Path.of(name));
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (NoSuchFileException e) {
            throw new FileException(List.of("there is no file " + name));
        } catch (CharacterCodingException e) {
            throw new FileException(List.of(source(name) + " isn't UTF-8"));
        } catch (IOException e) {
            throw new FileException(List.of("%s can't be read: %s".formatted(source(name), e.getMessage())));
        }
    }
}
