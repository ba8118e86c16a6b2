package io.connectedvpc.lambda.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectedvpc.lambda.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The sample events of {@code infra/events}. */
public final class SampleEvents {

    private SampleEvents() {}

    /** A fresh copy of one of them. */
    public static ObjectNode read(String name) {
        String resource = "/events/" + name + ".json";
        try (InputStream in = SampleEvents.class.getResourceAsStream(resource)) {
            return (ObjectNode)
                    Json.read(new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
