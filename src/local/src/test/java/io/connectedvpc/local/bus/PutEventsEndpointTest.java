package io.connectedvpc.local.bus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectedvpc.local.FakeFunction;
import io.connectedvpc.local.Templates;
import io.connectedvpc.local.function.FunctionRunner;
import io.connectedvpc.local.template.BusRule;
import io.connectedvpc.local.template.Template;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PutEventsEndpointTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TARGET = "AWSEvents.PutEvents";

    private final FakeFunction function = new FakeFunction("{}");
    private final Template template =
            Templates.ofOneFunction(new BusRule("F/All", "{\"source\":[{\"exists\":true}]}", "f"));
    private final FunctionRunner functions = new FunctionRunner(template, Map.of("f", function));
    private final LocalBus bus = new LocalBus(template, functions, Clock.systemUTC(), retry -> {});
    private final PutEventsEndpoint endpoint = new PutEventsEndpoint(bus);

    @AfterEach
    void close() {
        bus.close();
        functions.close();
    }

    private PutEventsEndpoint.Answer put(String body) {
        return endpoint.answer(TARGET, body.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode json(PutEventsEndpoint.Answer answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    @Test
    void call_answersPerEntry() throws Exception {
        PutEventsEndpoint.Answer answer = put("""
                {"Entries": [
                  {"Source": "s", "DetailType": "t", "Detail": "{}", "Time": 1767323045.5, "Resources": ["r"]},
                  {"Source": "s", "DetailType": "t", "Detail": "{"}]}
                """);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(json(answer).get("FailedEntryCount").asInt()).isEqualTo(1);
        assertThat(json(answer).at("/Entries/0/EventId").asText()).isNotEmpty();
        assertThat(json(answer).at("/Entries/1/ErrorCode").asText()).isEqualTo("MalformedDetail");
        assertThat(bus.awaitQuiet(Duration.ofMinutes(1))).isTrue();
        assertThat(JSON.readTree(function.events().getFirst()).get("time").asText())
                .isEqualTo("2026-01-02T03:04:05.500Z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no JSON                                                                     | SerializationException
            {"Entries": []} x                                                           | SerializationException
            {"Entries": "text"}                                                         | SerializationException
            {}                                                                          | SerializationException
            {"Entries": ["text"]}                                                       | SerializationException
            {"Entries": [{"Source": 1}]}                                                | SerializationException
            {"Entries": [{"Time": "soon"}]}                                             | SerializationException
            {"Entries": [{"Time": 1e99}]}                                               | SerializationException
            {"Entries": [{"Resources": [1]}]}                                           | SerializationException
            {"Entries": []}                                                             | ValidationException
            """)
    void call_isRefused_whenItIsWrong(String body, String type) throws IOException {
        PutEventsEndpoint.Answer answer = put(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(json(answer).get("__type").asText()).isEqualTo(type);
        assertThat(json(answer).get("message").asText()).isNotEmpty();
    }

    @Test
    void otherOperations_areUnknown() throws IOException {
        PutEventsEndpoint.Answer answer = endpoint.answer("AWSEvents.ListRules", new byte[0]);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(json(answer).get("__type").asText()).isEqualTo("UnknownOperationException");
    }
}
