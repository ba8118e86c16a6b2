package io.connectedvpc.bench.zips;

import java.nio.file.Path;

/** The ways a function is packaged, and where the build leaves the zip of each. */
public enum Packaging {
    /** For Lambda's own Java runtime. */
    JVM("JVM", "target/function.zip"),
    /** With a Java runtime of its own and an AOT cache, for {@code provided.al2023}. */
    AOT("JVM, AOT cache", "target/aot/function.zip"),
    /** A native executable, for {@code provided.al2023}. */
    NATIVE("native", "target/native/function.zip");

    private final String label;
    private final String zip;

    Packaging(String label, String zip) {
        this.label = label;
        this.zip = zip;
    }

    /** For people. */
    public String label() {
        return label;
    }

    /**
     * Where the zip is, or would be.
     *
     * @param project the project's folder
     */
    public Path zip(Path project, String function) {
        return project.resolve("functions").resolve(function).resolve(zip);
    }
}
