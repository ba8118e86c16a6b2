package io.connectedvpc.cli.follow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.connectedvpc.cli.show.Plain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is different between two answers about one SDDC, a line each. */
public final class Differences {

    private static final String[] OF_SDDC = {
        "status",
        "inSync",
        "paused",
        "routing",
        "prefixListId",
        "mainRouteTableId",
        "additionalRouteTableIds",
        "securityGroupIds"
    };

    private final List<String> lines = new ArrayList<>();

    private Differences() {}

    /** The lines; none if nothing is different. */
    public static List<String> between(JsonNode before, JsonNode after) {
        Differences differences = new Differences();
        for (String field : OF_SDDC) {
            differences.field(field, before.path(field), after.path(field));
        }
        differences.field("active Edge", before.at("/activeEdge/hostId"), after.at("/activeEdge/hostId"));
        differences.field("standby Edge", before.at("/standbyEdge/hostId"), after.at("/standbyEdge/hostId"));
        differences.list(before, after, "hosts", "hostId", "host", "instanceId", "cluster", "state", "leaving");
        differences.list(
                before,
                after,
                "networkInterfaces",
                "slot",
                "network interface",
                "networkInterfaceId",
                "privateIpAddress",
                "hostId",
                "instanceId",
                "status");
        differences.list(before, after, "segments", "name", "segment", "cidr", "type", "route");
        differences.warnings(before.path("warnings"), after.path("warnings"));
        return differences.lines;
    }

    private void field(String name, JsonNode before, JsonNode after) {
        if (!shown(before).equals(shown(after))) {
            lines.add("%s: %s → %s".formatted(name, shown(before), shown(after)));
        }
    }

    private void list(JsonNode before, JsonNode after, String list, String key, String word, String... fields) {
        Map<String, JsonNode> old = byKey(before.path(list), key);
        Map<String, JsonNode> now = byKey(after.path(list), key);
        old.keySet().stream()
                .filter(name -> !now.containsKey(name))
                .forEach(name -> lines.add("%s %s: gone".formatted(word, name)));
        now.forEach((name, element) -> {
            JsonNode former = old.getOrDefault(name, MissingNode.getInstance());
            String changes = former.isMissingNode() ? appeared(element, fields) : changed(former, element, fields);
            if (!changes.isEmpty()) {
                lines.add("%s %s: %s".formatted(word, name, changes));
            }
        });
    }

    private static String appeared(JsonNode element, String... fields) {
        return Stream.of(fields)
                .filter(element::hasNonNull)
                .map(field -> Plain.value(element.path(field)))
                .collect(Collectors.joining(" ", "new, ", ""));
    }

    private static String changed(JsonNode before, JsonNode after, String... fields) {
        return Stream.of(fields)
                .filter(field -> !shown(before.path(field)).equals(shown(after.path(field))))
                .map(field -> "%s %s → %s".formatted(field, shown(before.path(field)), shown(after.path(field))))
                .collect(Collectors.joining(", "));
    }

    private void warnings(JsonNode before, JsonNode after) {
        List<String> old = sentences(before);
        List<String> now = sentences(after);
        now.stream().filter(warning -> !old.contains(warning)).forEach(warning -> lines.add("warning " + warning));
        old.stream()
                .filter(warning -> !now.contains(warning))
                .forEach(warning -> lines.add("no longer: warning " + warning));
    }

    private static List<String> sentences(JsonNode warnings) {
        List<String> sentences = new ArrayList<>();
        warnings.forEach(warning ->
                sentences.add(Plain.value(warning.path("code")) + ": " + Plain.value(warning.path("detail"))));
        return sentences;
    }

    private static Map<String, JsonNode> byKey(JsonNode list, String key) {
        Map<String, JsonNode> byKey = new LinkedHashMap<>();
        list.forEach(element -> byKey.put(Plain.value(element.path(key)), element));
        return byKey;
    }

    private static String shown(JsonNode value) {
        return value.isContainerNode() ? Plain.text(value.toString()) : Plain.value(value);
    }
}
