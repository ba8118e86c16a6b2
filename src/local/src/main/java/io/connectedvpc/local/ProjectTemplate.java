package io.connectedvpc.local;

import io.connectedvpc.local.template.Template;
import io.connectedvpc.local.template.TemplateException;
import io.connectedvpc.local.template.TemplateReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** infra/template.yaml, which the build puts on the classpath. */
public final class ProjectTemplate {

    private static final String RESOURCE = "/template.yaml";

    private ProjectTemplate() {}

    /**
     * Reads it.
     *
     * @throws TemplateException if it can't be played
     */
    public static Template read() {
        try (InputStream template = ProjectTemplate.class.getResourceAsStream(RESOURCE)) {
            if (template == null) {
                throw new TemplateException("infra/template.yaml isn't on the classpath");
            }
            Reader reader = new InputStreamReader(template, StandardCharsets.UTF_8);
            return TemplateReader.read(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
