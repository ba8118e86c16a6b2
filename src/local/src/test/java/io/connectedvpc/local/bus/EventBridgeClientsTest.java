package io.connectedvpc.local.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectedvpc.local.FakeFunction;
import io.connectedvpc.local.LocalServer;
import io.connectedvpc.local.Templates;
import io.connectedvpc.local.template.BusRule;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/** AWS's own client over HTTP, and the one that the functions are given, behave alike. */
class EventBridgeClientsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final PutEventsRequestEntry GOOD = PutEventsRequestEntry.builder()
            .source("connected-vpc.sddc")
            .detailType("Edge Moved")
            .detail("{\"toHost\":\"esx-2\"}")
            .time(Instant.parse("2026-01-02T03:04:05.250Z"))
            .resources("arn:x")
            .build();

    private final FakeFunction function = new FakeFunction("{}");
    private final AtomicReference<EventBridgeClient> given = new AtomicReference<>();
    private LocalServer server;

    enum Kind {
        OF_THE_SDK,
        OF_THE_FUNCTIONS
    }

    @BeforeEach
    void start() throws IOException {
        server = LocalServer.start(
                Templates.ofOneFunction(new BusRule("F/All", "{\"source\":[\"connected-vpc.sddc\"]}", "f")),
                events -> {
                    given.set(events);
                    return Map.<String, RequestStreamHandler>of("f", function);
                },
                new LocalServer.Options(0, Duration.ofHours(1), line -> {}));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private EventBridgeClient client(Kind kind) {
        return switch (kind) {
            case OF_THE_FUNCTIONS -> given.get();
            case OF_THE_SDK ->
                EventBridgeClient.builder()
                        .endpointOverride(server.url())
                        .region(Region.EU_WEST_1)
                        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build();
        };
    }

    @ParameterizedTest
    @EnumSource
    void client_putsEvents(Kind kind) throws Exception {
        try (EventBridgeClient client = client(kind)) {
            PutEventsResponse response = client.putEvents(
                    call -> call.entries(GOOD, GOOD.toBuilder().detail("{").build()));

            assertThat(response.failedEntryCount()).isEqualTo(1);
            assertThat(response.entries().get(0).eventId()).isNotEmpty();
            assertThat(response.entries().get(1).errorCode()).isEqualTo("MalformedDetail");
        }
        assertThat(server.bus().awaitQuiet(Duration.ofMinutes(1))).isTrue();
        JsonNode event = JSON.readTree(function.events().getFirst());
        assertThat(event.at("/detail/toHost").asText()).isEqualTo("esx-2");
        assertThat(event.get("time").asText()).isEqualTo("2026-01-02T03:04:05.250Z");
        assertThat(event.at("/resources/0").asText()).isEqualTo("arn:x");
    }

    @ParameterizedTest
    @EnumSource
    void client_throws_whenTheCallIsRefused(Kind kind) {
        try (EventBridgeClient client = client(kind)) {
            assertThatThrownBy(() -> client.putEvents(call -> call.entries(Collections.nCopies(11, GOOD))))
                    .isInstanceOfSatisfying(EventBridgeException.class, e -> {
                        assertThat(e.statusCode()).isEqualTo(400);
                        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
                    });
        }
    }
}
