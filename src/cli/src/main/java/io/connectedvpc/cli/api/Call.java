package io.connectedvpc.cli.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request to the API.
 *
 * @param path below the endpoint, encoded
 * @param query by name, not yet encoded
 * @param headers by name
 * @param body empty: none
 */
public record Call(String method, String path, Map<String, String> query, Map<String, String> headers, String body) {

    /** Reads what is at the path. */
    public static Call get(String... path) {
        return new Call("GET", path(path), Map.of(), Map.of(), "");
    }

    /** Any method without a body. */
    public static Call of(String method, String... path) {
        return new Call(method, path(path), Map.of(), Map.of(), "");
    }

    private static String path(String... segments) {
        return Arrays.stream(segments).map(segment -> "/" + encode(segment)).collect(Collectors.joining());
    }

    /** With a parameter in the query, unless the value is null. */
    public Call with(String parameter, @Nullable Object value) {
        return value == null ? this : new Call(method, path, plus(query, parameter, value.toString()), headers, body);
    }

    /** With a body of JSON. */
    public Call body(String json) {
        return new Call(method, path, query, plus(headers, "Content-Type", "application/json"), json);
    }

    /** Only if the SDDC has this version; null: whichever it has. */
    public Call ifVersion(@Nullable Long version) {
        return version == null
                ? this
                : new Call(method, path, query, plus(headers, "If-Match", "\"" + version + "\""), body);
    }

    /** Path and query as they stand in a URL. */
    String target() {
        return query.isEmpty()
                ? path
                : path
                        + query.entrySet().stream()
                                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                                .collect(Collectors.joining("&", "?", ""));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Map<String, String> plus(Map<String, String> all, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(all);
        more.put(name, value);
        return more;
    }
}
