package io.connectedvpc.cli.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Reads the documents of a YAML or JSON file. */
final class DocumentReader {

    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final YAMLFactory YAML = YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private DocumentReader() {}

    /**
     * The documents of a text; empty ones are left out.
     *
     * @param source the file's name
     * @throws FileException if it is neither YAML nor JSON, or if a document isn't an object
     */
    static List<Document> read(String source, String text) {
        try (JsonParser parser = format(source, text).createParser(text)) {
            List<Document> documents = new ArrayList<>();
            while (parser.nextToken() != null) {
                if (!isNothing(parser)) {
                    documents.add(document(source, parser));
                }
            }
            return documents;
        } catch (JsonProcessingException e) {
            throw notReadable(source, e);
        } catch (IOException e) {
            throw new IllegalStateException("a text can always be read", e);
        }
    }

    /** A name that tells nothing, such as that of standard input, leaves it to the first character. */
    private static JsonFactory format(String source, String text) {
        boolean isYaml = source.endsWith(".yaml") || source.endsWith(".yml");
        return !isYaml && (source.endsWith(".json") || text.stripLeading().startsWith("{")) ? JSON : YAML;
    }

    /** An empty document of YAML comes as an empty text. */
    private static boolean isNothing(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        return token == JsonToken.VALUE_NULL
                || (token == JsonToken.VALUE_STRING && parser.getText().isEmpty());
    }

    private static Document document(String source, JsonParser parser) throws IOException {
        LocatedTree tree = new LocatedTree(source, parser);
        if (tree.read("") instanceof ObjectNode body) {
            return new Document(source, body, tree.lines());
        }
        throw new FileException(List.of("%s:%s: a document must be an object, with fields such as sddcId"
                .formatted(source, tree.lines().get(""))));
    }

    private static FileException notReadable(String source, JsonProcessingException failure) {
        String what = failure.getCause() instanceof MarkedYAMLException yaml
                ? yaml.getProblem()
                : failure.getOriginalMessage();
        int line = failure.getLocation() == null ? 1 : failure.getLocation().getLineNr();
        return new FileException(List.of("%s:%s: %s".formatted(source, line, what)));
    }
}
