package io.connectedvpc.cli.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a document asks for: an SDDC, segments of it, or both.
 *
 * @param configuration the body for the SDDC; empty if the document is only about segments
 */
public record Manifest(Document document, String sddcId, ObjectNode configuration, List<Segment> segments) {

    private static final String ID = "sddcId";
    private static final String ACCOUNT = "account";
    private static final String NAME = "name";
    private static final String SEGMENTS = "segments";
    private static final Set<String> OF_SDDC = Set.of(
            ID,
            SEGMENTS,
            ACCOUNT,
            "vpcId",
            "subnetId",
            "managementCidr",
            "hosts",
            "activeEdgeHost",
            "standbyEdgeHost",
            "routing",
            "additionalRouteTableIds",
            "securityGroupIds",
            "paused",
            "sequence");
    private static final Set<String> OF_ACCOUNT = Set.of("roleArn", "externalId");
    private static final Set<String> OF_HOST = Set.of("hostId", "instanceId", "cluster", "leaving");
    private static final Set<String> OF_SEGMENT = Set.of(NAME, "cidr", "gatewayAddress", "type", "sequence");

    /**
     * A segment.
     *
     * @param path in the document: {@code segments[0]}
     * @param body as the API takes it
     */
    public record Segment(String path, String name, ObjectNode body) {}

    /**
     * Understands a document.
     *
     * @throws FileException naming each unknown field, and what is missing
     */
    static Manifest of(Document document) {
        List<String> mistakes = new ArrayList<>();
        ObjectNode body = document.body();
        checkFields(document, "", body, OF_SDDC, mistakes);
        if (body.hasNonNull(ACCOUNT)) {
            checkFields(document, ACCOUNT, body.path(ACCOUNT), OF_ACCOUNT, mistakes);
        }
        checkList(document, "hosts", OF_HOST, mistakes);
        checkList(document, SEGMENTS, OF_SEGMENT, mistakes);
        String sddcId = name(document, ID, body.path(ID), mistakes);
        List<Segment> segments = new ArrayList<>();
        for (JsonNode segment : body.path(SEGMENTS)) {
            String path = "%s[%s]".formatted(SEGMENTS, segments.size());
            segments.add(new Segment(
                    path, name(document, path + "." + NAME, segment.path(NAME), mistakes), without(segment, NAME)));
        }
        if (!mistakes.isEmpty()) {
            throw new FileException(mistakes);
        }
        return new Manifest(document, sddcId, without(body, ID, SEGMENTS), List.copyOf(segments));
    }

    /** The whole document but the id, as a preflight takes it. */
    public ObjectNode proposal() {
        return without(document.body(), ID);
    }

    private static void checkList(Document document, String field, Set<String> known, List<String> mistakes) {
        JsonNode list = document.body().path(field);
        if (!list.isMissingNode() && !list.isNull() && !list.isArray()) {
            mistakes.add(document.place(field) + " must be a list");
        }
        for (int i = 0; i < list.size() && list.isArray(); i++) {
            checkFields(document, "%s[%s]".formatted(field, i), list.get(i), known, mistakes);
        }
    }

    private static void checkFields(
            Document document, String path, JsonNode object, Set<String> known, List<String> mistakes) {
        if (!object.isObject()) {
            mistakes.add(document.place(path) + " must be an object");
        }
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                String field = path.isEmpty() ? name : path + "." + name;
                mistakes.add("%s is an unknown field; known are %s"
                        .formatted(
                                document.place(field),
                                String.join(", ", known.stream().sorted().toList())));
            }
        });
    }

    private static String name(Document document, String field, JsonNode value, List<String> mistakes) {
        if (value.isMissingNode() || value.isNull()) {
            mistakes.add(document.place(field) + " is missing");
        } else if (!value.isTextual() || value.textValue().isEmpty()) {
            mistakes.add(document.place(field) + " must be a string");
        }
        return value.asText();
    }

    private static ObjectNode without(JsonNode object, String... fields) {
        ObjectNode rest = object.isObject() ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
        return rest.remove(List.of(fields));
    }
}
