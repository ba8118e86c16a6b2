package io.connectedvpc.local.bus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * PutEvents as the AWS CLI and the SDKs send it: AWS's JSON protocol 1.1, the one protocol that EventBridge has. The
 * signature isn't looked at.
 */
public final class PutEventsEndpoint {

    /** Content type of the answers. */
    public static final String CONTENT_TYPE = "application/x-amz-json-1.1";

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final String TARGET = "AWSEvents.PutEvents";

    private final LocalBus bus;

    public PutEventsEndpoint(LocalBus bus) {
        this.bus = bus;
    }

    /** An answer in AWS's JSON protocol. */
    @SuppressWarnings("ArrayRecordComponent") // Is written, never compared.
    public record Answer(int status, String requestId, byte[] body) {

        private static Answer of(int status, ObjectNode body) {
            return new Answer(
                    status, UUID.randomUUID().toString(), body.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * Carries out a call.
     *
     * @param target the header {@code X-Amz-Target}
     */
    public Answer answer(String target, byte[] body) {
        if (!target.equals(TARGET)) {
            return error("UnknownOperationException", "the local bus knows %s only, not %s".formatted(TARGET, target));
        }
        try {
            return Answer.of(200, results(bus.put(entries(JSON.readTree(body)))));
        } catch (PutEventsRefusedException e) {
            return error(e.code(), String.valueOf(e.getMessage()));
        } catch (JsonProcessingException e) {
            return error("SerializationException", e.getOriginalMessage());
        } catch (IOException e) {
            return error("SerializationException", String.valueOf(e.getMessage()));
        }
    }

    private static List<BusEntry> entries(JsonNode call) {
        JsonNode entries = call.path("Entries");
        if (!entries.isArray()) {
            throw new PutEventsRefusedException("SerializationException", "Entries must be a list");
        }
        List<BusEntry> result = new ArrayList<>();
        entries.forEach(entry -> result.add(new EntryFields(entry).toEntry()));
        return result;
    }

    private static ObjectNode results(List<EntryResult> results) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put(
                "FailedEntryCount",
                results.stream().filter(EntryResult.Refused.class::isInstance).count());
        ArrayNode entries = answer.putArray("Entries");
        for (EntryResult result : results) {
            switch (result) {
                case EntryResult.Accepted accepted -> entries.addObject().put("EventId", accepted.eventId());
                case EntryResult.Refused refused ->
                    entries.addObject()
                            .put("ErrorCode", refused.errorCode())
                            .put("ErrorMessage", refused.errorMessage());
            }
        }
        return answer;
    }

    private static Answer error(String code, String message) {
        return Answer.of(
                400, JsonNodeFactory.instance.objectNode().put("__type", code).put("message", message));
    }
}
