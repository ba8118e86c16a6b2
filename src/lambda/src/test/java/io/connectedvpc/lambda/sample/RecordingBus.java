package io.connectedvpc.lambda.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.connectedvpc.lambda.json.Json;
import java.io.UncheckedIOException;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** A bus that remembers what was put on it. It takes only text that UTF-8 can write: nobody says what AWS makes of other text. */
public final class RecordingBus implements EventBridgeClient {

    private final List<PutEventsRequestEntry> entries = new ArrayList<>();

    @Override
    public synchronized PutEventsResponse putEvents(PutEventsRequest request) {
        request.entries().forEach(entry -> requireText(entry.detail()));
        entries.addAll(request.entries());
        List<PutEventsResultEntry> results = request.entries().stream()
                .map(entry -> PutEventsResultEntry.builder().eventId("sent").build())
                .toList();
        return PutEventsResponse.builder().failedEntryCount(0).entries(results).build();
    }

    /** The detail-types of the events, in order. */
    public synchronized List<String> detailTypes() {
        return entries.stream().map(PutEventsRequestEntry::detailType).toList();
    }

    /** The details of the events of a type, in order. */
    public synchronized List<JsonNode> details(String detailType) {
        return entries.stream()
                .filter(entry -> entry.detailType().equals(detailType))
                .map(entry -> json(entry.detail()))
                .toList();
    }

    /** Forgets the events of a type. */
    public synchronized void forget(String detailType) {
        entries.removeIf(entry -> entry.detailType().equals(detailType));
    }

    /** Forgets the events so far. */
    public synchronized void clear() {
        entries.clear();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    private static void requireText(String detail) {
        try {
            StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(detail));
        } catch (CharacterCodingException notText) {
            throw new IllegalArgumentException("the detail can't be sent: half a surrogate pair", notText);
        }
    }

    private static JsonNode json(String detail) {
        try {
            return Json.read(detail);
        } catch (JsonProcessingException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }
}
