package io.connectedvpc.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectedvpc.local.ProjectFiles;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What GitHub would refuse, or what a workflow should not be allowed, as far as reading the files tells. */
class WorkflowsTest {

    /** YAML 1.1 takes the key {@code on} for a truth value, GitHub doesn't. */
    private static final String ON = "true";

    static List<Path> workflows() throws IOException {
        try (Stream<Path> files = Files.list(ProjectFiles.root().resolve(".github/workflows"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void workflow_isComplete_andMayOnlyReadByDefault(Path file) throws IOException {
        JsonNode workflow = read(file);

        assertThat(workflow.path("name").asText()).isNotEmpty();
        assertThat(workflow.path(ON).isObject()).isTrue();
        assertThat(workflow.path("permissions").toString()).isEqualTo("{\"contents\":\"read\"}");
        assertThat(workflow.path("jobs").size()).isPositive();
        assertThat(workflow.path("jobs")).allSatisfy(job -> {
            assertThat(job.path("runs-on").asText()).isNotEmpty();
            assertThat(job.path("steps").size()).isPositive();
            assertThat(job.path("steps"))
                    .allSatisfy(step -> assertThat(step.has("uses")).isNotEqualTo(step.has("run")));
            if (job.has("needs")) {
                assertThat(workflow.path("jobs").has(job.path("needs").asText()))
                        .isTrue();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void commands_areNotMadeOfWhatOthersWrite(Path file) throws IOException {
        JsonNode workflow = read(file);

        assertThat(StreamSupport.stream(workflow.path("jobs").spliterator(), false)
                        .flatMap(job -> StreamSupport.stream(job.path("steps").spliterator(), false))
                        .map(step -> step.path("run").asText()))
                .allSatisfy(command ->
                        assertThat(Set.of("github.event", "github.head_ref")).noneMatch(command::contains));
    }

    /** What is checked out is built, with all that it depends on: the token is none of its business. */
    @ParameterizedTest
    @MethodSource("workflows")
    void checkouts_leaveNoTokenBehind(Path file) throws IOException {
        assertThat(StreamSupport.stream(read(file).path("jobs").spliterator(), false)
                        .flatMap(job -> StreamSupport.stream(job.path("steps").spliterator(), false))
                        .filter(step -> step.path("uses").asText().startsWith("actions/checkout@")))
                .isNotEmpty()
                .allMatch(step -> step.at("/with/persist-credentials").isBoolean()
                        && !step.at("/with/persist-credentials").asBoolean());
    }

    private static JsonNode read(Path file) throws IOException {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (Reader text = Files.newBufferedReader(file)) {
            return new ObjectMapper().valueToTree(new Yaml(new SafeConstructor(options)).load(text));
        }
    }
}
