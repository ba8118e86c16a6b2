package io.connectedvpc.lambda.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectedvpc.lambda.json.Json;
import io.connectedvpc.lambda.sample.SampleEvents;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void event_isReadFromEventBridgesEnvelope() {
        var envelope = SampleEvents.read("edge-moved");

        assertThat(Event.isOne(envelope)).isTrue();
        assertThat(Event.of(envelope, NOW))
                .isEqualTo(new Event(
                        envelope.path("id").textValue(),
                        "Edge Moved",
                        "connected-vpc.sddc",
                        Instant.parse("2026-11-01T12:03:00.999Z"),
                        envelope.path("detail"),
                        envelope));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"detail-type\":\"T\"}", "{\"detail-type\":\"T\",\"id\":7,\"time\":\"noon\"}"})
    void event_isRead_whenPartsAreMissingOrWrong(String envelope) throws JsonProcessingException {
        var input = Json.read(envelope);
        assertThat(Event.of(input, NOW)).isEqualTo(new Event("", "T", "", NOW, MissingNode.getInstance(), input));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T12:00:00Z, 2026-11-23T12:00:00.999Z",
        "2026-11-23T12:00:00.000Z, 2026-11-23T12:00:00.999Z",
        "2026-11-23T12:00:00.001Z, 2026-11-23T12:00:00.001Z"
    })
    void time_isTheLastMoment_ofASecondThatIsToldAsAWhole(String told, Instant taken) {
        ObjectNode input = Json.object().put("detail-type", "T").put("time", told);
        assertThat(Event.of(input, NOW).time()).isEqualTo(taken);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "7", "{\"detail-type\":7}", "{\"detailType\":\"T\"}"})
    void input_isNoEvent_withoutADetailType(String input) throws JsonProcessingException {
        assertThat(Event.isOne(Json.read(input))).isFalse();
    }
}
