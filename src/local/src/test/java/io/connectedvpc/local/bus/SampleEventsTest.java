package io.connectedvpc.local.bus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectedvpc.local.ProjectFiles;
import io.connectedvpc.local.ProjectTemplate;
import io.connectedvpc.local.template.HttpRoute;
import io.connectedvpc.local.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The samples of infra/events, which the functions are tested with, are such as the template sends to a function. */
class SampleEventsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Template template = ProjectTemplate.read();

    static Stream<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(ProjectFiles.root().resolve("infra/events"))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sample_isSentToAFunction(Path file) throws IOException {
        JsonNode sample = JSON.readTree(file.toFile());
        if (sample.has("routeKey")) {
            assertThat(template.routes())
                    .extracting(HttpRoute::key)
                    .contains(sample.get("routeKey").asText());
        } else if (sample.path("source").asText().equals("aws.events")) {
            assertThat(template.schedules()).isNotEmpty();
        } else {
            assertThat(new RuleSet(template.rules()).matching(event(sample))).hasSize(1);
        }
    }

    private static BusEvent event(JsonNode sample) {
        return BusEvent.create(
                sample.path("source").asText(),
                sample.path("detail-type").asText(),
                Instant.parse(sample.path("time").asText()),
                List.of(),
                sample.path("detail"));
    }
}
