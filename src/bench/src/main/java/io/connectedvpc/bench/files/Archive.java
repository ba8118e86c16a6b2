package io.connectedvpc.bench.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;

/** Zip files that keep what a zip can keep: the times of the files, and who may run them. */
public final class Archive {

    private Archive() {}

    /** Unpacks a zip into a folder, which is made. */
    public static void unpack(Path zip, Path folder) throws IOException {
        try (FileSystem archive = open(zip, false)) {
            copy(archive.getPath("/"), folder);
        }
    }

    /** Packs what is in a folder. */
    public static void pack(Path folder, Path zip) throws IOException {
        Files.deleteIfExists(zip);
        try (FileSystem archive = open(zip, true)) {
            copy(folder, archive.getPath("/"));
        }
    }

    private static FileSystem open(Path zip, boolean create) throws IOException {
        var options = Map.of("create", create, "enablePosixFileAttributes", true);
        return FileSystems.newFileSystem(URI.create("jar:" + zip.toUri()), options);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> entries = Files.walk(from)) {
            entries.sorted().forEach(entry -> {
                try {
                    copyEntry(entry, to.resolve(from.relativize(entry).toString()));
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        }
    }

    private static void copyEntry(Path from, Path to) throws IOException {
        if (Files.isDirectory(from)) {
            Files.createDirectories(to);
        } else {
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
            Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
        }
    }
}
