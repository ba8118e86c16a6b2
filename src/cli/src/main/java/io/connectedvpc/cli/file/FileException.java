package io.connectedvpc.cli.file;

import java.util.List;

/** A file can't be used. */
public final class FileException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<String> lines;

    /** @param lines a sentence for each mistake, with its place */
    public FileException(List<String> lines) {
        super(String.join("; ", lines));
        this.lines = List.copyOf(lines);
    }

    /** A sentence for each mistake, with its place. */
    public List<String> lines() {
        return lines;
    }
}
