package io.connectedvpc.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.local.ProjectFiles;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the local bus plays without asking the template: where events go that are given up. */
class DeadLetterQueuesTest {

    private static final Object QUEUE = Map.of("Fn::GetAtt", List.of("DeadLetters", "Arn"));
    private static final Set<String> FROM_EVENTBRIDGE = Set.of("EventBridgeRule", "Schedule");

    private final Map<String, Section> events = new TreeMap<>();
    private final Map<String, Section> functions = new TreeMap<>();

    DeadLetterQueuesTest() throws IOException {
        try (Reader template = Files.newBufferedReader(ProjectFiles.root().resolve("infra/template.yaml"))) {
            new Section("template", CloudFormationYaml.read(template), new Intrinsics(Map.of()))
                    .section("Resources")
                    .forEach(this::read);
        }
    }

    private void read(String id, Section resource) {
        if (resource.requiredText("Type").equals("AWS::Serverless::Function")) {
            Section properties = resource.section("Properties");
            properties.section("Events").forEach((name, event) -> {
                if (FROM_EVENTBRIDGE.contains(event.requiredText("Type"))) {
                    functions.put(id, properties);
                    events.put(id + "/" + name, event.section("Properties"));
                }
            });
        }
    }

    @Test
    void everyRuleAndSchedule_keepsWhatItCantDeliver() {
        assertThat(events).hasSizeGreaterThan(1).allSatisfy((name, event) -> {
            assertThat(event.section("DeadLetterConfig").values()).containsEntry("Arn", QUEUE);
            assertThat(event.section("RetryPolicy").values())
                    .containsOnlyKeys("MaximumEventAgeInSeconds", "MaximumRetryAttempts");
        });
    }

    @Test
    void everyFunctionThatTakesEvents_keepsWhatItFailsOn() {
        assertThat(functions)
                .hasSizeGreaterThan(1)
                .allSatisfy((name, function) -> assertThat(function.section("EventInvokeConfig")
                                .section("DestinationConfig")
                                .section("OnFailure")
                                .values())
                        .containsEntry("Type", "SQS")
                        .containsEntry("Destination", QUEUE));
    }
}
