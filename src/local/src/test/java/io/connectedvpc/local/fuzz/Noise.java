package io.connectedvpc.local.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Text and JSON that no well-meaning client sends. The same seed makes the same noise. */
final class Noise {

    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);
    private static final int DEEP = 1_500;

    /** Writes half a surrogate pair as the escape that JSON has for it. */
    private static final ObjectMapper ESCAPING =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** Texts that mean something to somebody along the way. */
    private static final List<String> TELLING = List.of(
            "",
            " ",
            "-",
            ".",
            "..",
            "../../etc/passwd",
            "a/b",
            "a%2Fb",
            "%00",
            "\u0000",
            "\r\nX-Injected: 1",
            "null",
            "true",
            "0",
            "-1",
            "1e400",
            "9007199254740992",
            "NaN",
            "SDDC#sddc-1",
            "${jndi:ldap://x}",
            "'; drop table",
            "192.168.160.0/24",
            "192.168.160.1/24",
            "999.1.1.1/24",
            "0x0a.0.0.0/8",
            "10.0.0.0/33",
            "10.0.0.0/-1",
            "::/0",
            "\u0661\u0660.0.0.0/8",
            "*",
            "vpc-*",
            "subnet-?",
            "vpc-1",
            "vpc-2",
            "subnet-2",
            "i-1",
            "i-6",
            "sg-2",
            "esx-1",
            "esx-2",
            "sddc-1",
            "ROUTED",
            "PREFIX_LIST",
            "\uD800",
            "\uDC00\uD800",
            "\uD83D\uDE00",
            "\u202Eesx-1",
            "e\u0301",
            "\uFEFF",
            "\uFFFF");

    private final Random random;

    Noise(long seed) {
        random = new Random(seed);
    }

    Random random() {
        return random;
    }

    <T> T oneOf(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    /** Any text. */
    String text() {
        return switch (random.nextInt(8)) {
            case 0 -> characters(random.nextInt(40), 0x10000);
            case 1 -> characters(random.nextInt(40), 0x80);
            case 2 -> oneOf(TELLING) + oneOf(TELLING);
            case 3 -> characters(1, 0x80).repeat(random.nextInt(5_000));
            default -> oneOf(TELLING);
        };
    }

    /** Text that can't be the id of an SDDC, a host or a segment. */
    String badName() {
        String text = text();
        return text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,127}") ? text + "/" : text;
    }

    /** Any JSON. */
    JsonNode value() {
        return value(3);
    }

    /** An object with one of its fields, however deep, replaced, removed or added. */
    ObjectNode mutated(ObjectNode valid) {
        ObjectNode mutant = valid.deepCopy();
        List<ObjectNode> objects = new ArrayList<>(List.of(mutant));
        mutant.findParents("hostId").forEach(host -> objects.add((ObjectNode) host));
        ObjectNode victim = oneOf(objects);
        List<String> fields =
                victim.properties().stream().map(Map.Entry::getKey).toList();
        switch (random.nextInt(10)) {
            case 0 -> victim.remove(oneOf(fields));
            case 1 -> victim.set(text(), value());
            case 2 -> victim.set(oneOf(fields), victim.get(oneOf(fields)));
            default -> victim.set(oneOf(fields), value());
        }
        return mutant;
    }

    /** Text in place of a JSON body: never a JSON object. */
    String notAnObject() {
        return switch (random.nextInt(12)) {
            case 0 -> "";
            case 1 -> "{\"a\":".repeat(1 + random.nextInt(DEEP));
            case 2 -> "[".repeat(DEEP) + "]".repeat(DEEP);
            case 3 -> "{\"a\":1,\"a\":2}";
            case 4 -> "{\"n\":" + "9".repeat(2_000) + "}";
            case 5 -> "{\"" + "n".repeat(60_000) + "\":1}{";
            case 6 -> "{\"cidr\":\"" + "x".repeat(70_000) + "\"}";
            case 7 -> "{} " + characters(1 + random.nextInt(5), 0x80).replaceAll("\\s", "x");
            case 8 -> "{'cidr':'10.9.0.0/16'}";
            case 9 -> "{\"cidr\":\"10.9.0.0/16\"";
            case 10 -> write(array(() -> value(1)));
            default -> "<" + text();
        };
    }

    /** JSON text of which even halves of surrogate pairs survive. */
    static String write(JsonNode json) {
        try {
            return ESCAPING.writeValueAsString(json);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private JsonNode value(int depth) {
        return switch (random.nextInt(depth > 0 ? 12 : 9)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextInt(-3, 25));
            case 3 -> NODES.numberNode(random.nextLong());
            case 4 -> NODES.numberNode(BigInteger.TEN.pow(random.nextInt(900)));
            case 5 -> NODES.numberNode(new BigDecimal("1e" + random.nextInt(-500, 500)));
            case 6 -> NODES.numberNode(random.nextDouble());
            case 9 -> array(() -> value(depth - 1));
            case 10 -> object(depth - 1);
            case 11 -> nested(random.nextInt(900));
            default -> NODES.textNode(text());
        };
    }

    private ArrayNode array(Supplier<JsonNode> element) {
        ArrayNode array = NODES.arrayNode();
        for (int i = random.nextInt(6); i > 0; i--) {
            array.add(element.get());
        }
        return array;
    }

    private ObjectNode object(int depth) {
        ObjectNode object = NODES.objectNode();
        for (int i = random.nextInt(6); i > 0; i--) {
            object.set(random.nextBoolean() ? text() : oneOf(List.of("hostId", "instanceId", "cluster")), value(depth));
        }
        return object;
    }

    private static JsonNode nested(int depth) {
        ArrayNode outermost = NODES.arrayNode();
        ArrayNode array = outermost;
        for (int i = 0; i < depth; i++) {
            array = array.addArray();
        }
        return outermost;
    }

    private String characters(int count, int below) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append((char) random.nextInt(below));
        }
        return text.toString();
    }
}
