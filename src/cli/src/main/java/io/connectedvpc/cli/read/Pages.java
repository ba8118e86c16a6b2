package io.connectedvpc.cli.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectedvpc.cli.api.Api;
import io.connectedvpc.cli.api.Call;
import org.jspecify.annotations.Nullable;

/** Reads a list that the API answers in pages. */
final class Pages {

    private static final int LARGEST_PAGE = 100;

    private final Api api;
    private final Call list;
    private final String field;

    /** @param field of the answer that has the elements */
    Pages(Api api, Call list, String field) {
        this.api = api;
        this.list = list;
        this.field = field;
    }

    /**
     * Elements in one answer of the API's form, with where to go on in {@code next}.
     *
     * @param most how many elements
     * @param from where to begin; null: at the beginning
     */
    JsonNode read(int most, @Nullable String from) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        ArrayNode elements = all.putArray(field);
        String next = from;
        do {
            int limit = Math.min(LARGEST_PAGE, most - elements.size());
            JsonNode page =
                    api.send(list.with("limit", limit).with("next", next)).json();
            page.path(field).forEach(elements::add);
            next = page.path("next").textValue();
        } while (next != null && elements.size() < most);
        return all.put("next", next);
    }
}
