package io.connectedvpc.local.http;

import io.connectedvpc.local.template.TemplateException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The path of a route, segment by segment: {@code /sddcs/{sddcId}}. */
record PathTemplate(List<String> segments) {

    static PathTemplate parse(String path) {
        if (path.contains("+}")) {
            throw new TemplateException("the local server doesn't play greedy path variables: " + path);
        }
        return new PathTemplate(split(path));
    }

    /** A trailing slash makes an empty last segment, which no variable takes: /sddcs/ isn't /sddcs. */
    static List<String> split(String rawPath) {
        return List.of(rawPath.split("/", -1));
    }

    /**
     * The decoded path parameters if this template fits; empty if it doesn't.
     *
     * @param raw the request's path, split before it is decoded: {@code %2F} stays inside its segment
     */
    Optional<Map<String, String>> match(List<String> raw) {
        if (raw.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < raw.size(); i++) {
            String value = Percent.decode(raw.get(i));
            if (isVariable(i) && !value.isEmpty()) {
                parameters.put(variable(i), value);
            } else if (!value.equals(segments.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }

    /** Whether a path that fits both belongs to this one: the first segment that differs in kind decides. */
    boolean isMoreSpecificThan(PathTemplate other) {
        for (int i = 0; i < segments.size(); i++) {
            if (isVariable(i) != other.isVariable(i)) {
                return !isVariable(i);
            }
        }
        return false;
    }

    private boolean isVariable(int i) {
        return segments.get(i).startsWith("{");
    }

    private String variable(int i) {
        return segments.get(i).substring(1, segments.get(i).length() - 1);
    }
}
