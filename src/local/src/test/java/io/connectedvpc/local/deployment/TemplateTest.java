package io.connectedvpc.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectedvpc.lambda.telemetry.Metric;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What operators rely on, and nobody would miss before it is needed: read from the template, without a tool that may not be there. */
class TemplateTest {

    /** Each metric's unit by its name. */
    private static final Map<String, String> WRITTEN =
            Stream.of(Metric.values()).collect(Collectors.toMap(Metric::title, Metric::unit));

    private static final Pattern SHOWN = Pattern.compile("\\[\"connected-vpc\", \"(\\w+)\"");

    private final JsonNode template = InfraFiles.template();

    @Test
    void table_canBeRestored_isEncrypted_expires_andOutlivesTheStack() {
        JsonNode table = template.at("/Resources/Table");

        assertThat(table.at("/Properties/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                        .asBoolean())
                .isTrue();
        assertThat(table.at("/Properties/SSESpecification/SSEEnabled").asBoolean())
                .isTrue();
        assertThat(table.at("/Properties/TimeToLiveSpecification/Enabled").asBoolean())
                .isTrue();
        assertThat(table.at("/Properties/TimeToLiveSpecification/AttributeName").asText())
                .isEqualTo("ttl");
        assertThat(List.of(table.path("DeletionPolicy"), table.path("UpdateReplacePolicy")))
                .allMatch(policy -> policy.asText().equals("Retain"));
    }

    @Test
    void deadLetters_areEncrypted_andOutliveTheStack() {
        JsonNode queue = template.at("/Resources/DeadLetters");

        assertThat(queue.at("/Properties/SqsManagedSseEnabled").asBoolean()).isTrue();
        assertThat(queue.path("DeletionPolicy").asText()).isEqualTo("Retain");
    }

    @Test
    void api_isThrottled_andLogged() {
        JsonNode api = template.at("/Resources/Api/Properties");

        assertThat(api.at("/DefaultRouteSettings/ThrottlingRateLimit/Ref").asText())
                .isEqualTo("ApiRateLimit");
        assertThat(api.at("/DefaultRouteSettings/ThrottlingBurstLimit/Ref").asText())
                .isEqualTo("ApiBurstLimit");
        assertThat(api.at("/AccessLogSettings/DestinationArn").toString()).contains("ApiLog");
    }

    @Test
    void functions_areTraced_andCalledByTheAlias() {
        JsonNode functions = template.at("/Globals/Function");

        assertThat(functions.path("Tracing").asText()).isEqualTo("Active");
        assertThat(functions.path("AutoPublishAlias").asText()).isEqualTo("live");
        assertThat(resources("AWS::Serverless::Function"))
                .hasSize(5)
                .noneMatch(function -> function.has("AutoPublishAlias") || function.has("Tracing"));
    }

    @Test
    void reconciles_areNotKept_whereTheNextSweepDoesTheirWork() {
        assertThat(template.at("/Resources/ReconcileRoutes/Properties/EventInvokeConfig/MaximumEventAgeInSeconds")
                        .asInt())
                .isBetween(60, 600);
        assertThat(template.at("/Resources/MoveEdge/Properties/EventInvokeConfig")
                        .has("MaximumEventAgeInSeconds"))
                .as("a move is never too late")
                .isFalse();
    }

    @Test
    void alarms_tellTheTopic_andSayWhereToRead() {
        assertThat(resources("AWS::CloudWatch::Alarm")).isNotEmpty().allSatisfy(alarm -> {
            assertThat(alarm.path("AlarmActions").toString()).contains("AlarmTopicArn");
            assertThat(alarm.path("AlarmDescription").asText()).contains("docs/operate.md");
        });
    }

    /** An alarm on a metric that nobody writes is green for ever. */
    @Test
    void ownMetrics_ofAlarmsAndDashboard_areThoseThatTheFunctionsWrite() {
        String dashboard = template.at("/Resources/Dashboard/Properties/DashboardBody/Fn::Sub")
                .asText();

        assertThat(resources("AWS::CloudWatch::Alarm")
                        .filter(alarm -> alarm.path("Namespace").asText().equals("connected-vpc"))
                        .map(alarm -> alarm.path("MetricName").asText()))
                .isNotEmpty()
                .isSubsetOf(WRITTEN.keySet());
        assertThat(SHOWN.matcher(dashboard).results().map(metric -> metric.group(1)))
                .isNotEmpty()
                .isSubsetOf(WRITTEN.keySet());
    }

    /** CloudWatch keeps a metric's units apart: with another one an alarm sees nothing. */
    @Test
    void unitsOfAlarms_areThoseThatTheFunctionsWrite() {
        assertThat(resources("AWS::CloudWatch::Alarm")
                        .filter(alarm -> alarm.path("Namespace").asText().equals("connected-vpc"))
                        .filter(alarm -> alarm.has("Unit")))
                .isNotEmpty()
                .allSatisfy(alarm -> assertThat(alarm.path("Unit").asText())
                        .isEqualTo(WRITTEN.get(alarm.path("MetricName").asText())));
    }

    private Stream<JsonNode> resources(String type) {
        return template.path("Resources")
                .valueStream()
                .filter(resource -> resource.path("Type").asText().equals(type))
                .map(resource -> resource.path("Properties"));
    }
}
