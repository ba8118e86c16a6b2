package io.connectedvpc.cli.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the API answered.
 *
 * @param headers by name, in whatever case
 * @param body as it came; empty if there was none
 */
public record Answer(int status, Map<String, String> headers, String body) {

    public Answer {
        Map<String, String> byAnyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byAnyCase.putAll(headers);
        headers = byAnyCase;
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ACCEPTED = 202;
    private static final int LOWEST_REFUSAL = 400;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;
    private static final Duration USUAL_PAUSE = Duration.ofSeconds(5);

    /**
     * The body as a tree; an empty object if there is none.
     *
     * @throws UnreachableException if it isn't JSON: somebody else has answered
     */
    public JsonNode json() {
        try {
            return body.isBlank() ? JSON.createObjectNode() : JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new UnreachableException(
                    "what answers at the endpoint isn't connected-vpc's API (status %d, and no JSON); look at --endpoint"
                            .formatted(status),
                    e);
        }
    }

    /** Whether the work goes on. */
    public boolean isAccepted() {
        return status == ACCEPTED;
    }

    /** Whether the command is stored although its answer is a refusal: it will be applied by itself. */
    public boolean isCommitted() {
        return isRefusal() && isJson() && json().path("committed").asBoolean();
    }

    /** Whether the call was refused. */
    public boolean isRefusal() {
        return status >= LOWEST_REFUSAL;
    }

    /** Whether what the path names doesn't exist. */
    public boolean isNotFound() {
        return status == NOT_FOUND;
    }

    /** Whether the same call may be answered in a while: throttled, or out of order. */
    public boolean isPassing() {
        return status == TOO_MANY || status == UNAVAILABLE;
    }

    private boolean isJson() {
        return headers.getOrDefault("content-type", "").contains("json");
    }

    /** The SDDC's version; null where the answer doesn't tell. */
    public @Nullable Long version() {
        String tag = headers.getOrDefault("etag", "").replace("\"", "");
        return tag.matches("[0-9]{1,18}") ? Long.valueOf(tag) : null;
    }

    /** How long to wait before asking again. */
    public Duration retryAfter() {
        String seconds = headers.getOrDefault("retry-after", "");
        return seconds.matches("[0-9]{1,4}") ? Duration.ofSeconds(Long.parseLong(seconds)) : USUAL_PAUSE;
    }
}
