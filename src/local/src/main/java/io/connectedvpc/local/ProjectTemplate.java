package io.connectedvpc.local;

import io.connectedvpc.local.template.Template;
import io.connectedvpc.local.template.TemplateException;
import io.connectedvpc.local.template.TemplateReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** infra/template.yaml with what it includes, which the build puts on the classpath. */
public final class ProjectTemplate {

    private ProjectTemplate() {}

    /**
     * Reads it.
     *
     * @throws TemplateException if it can't be played
     */
    public static Template read() {
        try (Reader template = open("template.yaml")) {
            return TemplateReader.read(template, ProjectTemplate::open);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reader open(String file) throws IOException {
        InputStream resource = ProjectTemplate.class.getResourceAsStream("/" + file);
        if (resource == null) {
            throw new FileNotFoundException("infra/" + file + " isn't on the classpath");
        }
        return new InputStreamReader(resource, StandardCharsets.UTF_8);
    }
}
