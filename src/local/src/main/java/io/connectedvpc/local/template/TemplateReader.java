package io.connectedvpc.local.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.event.ruler.JsonRuleCompiler;

/**
 * Reads the SAM template. What a template may hold and the local server can't play (another event type on a function,
 * an intrinsic function where a plain value is needed) is refused, not skipped: otherwise the local server would
 * quietly do less than the deployment.
 */
public final class TemplateReader {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DEFAULT_TIMEOUT_SECONDS = 3;
    private static final int DEFAULT_MEMORY_MEGABYTES = 128;
    private static final int DEFAULT_RETRIES = 2;

    private final Map<String, FunctionDefinition> functions = new LinkedHashMap<>();
    private final Map<String, String> foldersById = new LinkedHashMap<>();
    private final List<Section> apis = new ArrayList<>();
    private final List<BusRule> rules = new ArrayList<>();
    private final List<Schedule> schedules = new ArrayList<>();
    private final Included included;
    private String busName = "default";

    private TemplateReader(Included included) {
        this.included = included;
    }

    /**
     * Reads a template.
     *
     * @param template its YAML text
     * @param included opens what it includes
     * @throws TemplateException if the template can't be played
     */
    public static Template read(Reader template, Included included) {
        Map<String, Object> document = CloudFormationYaml.read(template);
        Map<String, Object> parameters = Section.mapping("Parameters", document.getOrDefault("Parameters", Map.of()));
        TemplateReader reader = new TemplateReader(included);
        reader.readDocument(new Section("template", document, new Intrinsics(parameters)));
        return new Template(reader.busName, reader.functions, reader.routes(), reader.rules, reader.schedules);
    }

    private void readDocument(Section document) {
        Section defaults = document.section("Globals").section("Function");
        document.section("Resources").forEach((id, resource) -> {
            switch (resource.requiredText("Type")) {
                case "AWS::Serverless::Function" -> readFunction(id, resource.section("Properties"), defaults);
                case "AWS::Serverless::HttpApi" ->
                    apis.add(definition(resource.section("Properties").section("DefinitionBody")));
                case "AWS::Events::EventBus" ->
                    busName = resource.section("Properties").requiredText("Name");
                default -> {
                    // Tables, queues and policies have stand-ins of their own, or none.
                }
            }
        });
        if (functions.isEmpty()) {
            throw new TemplateException("the template has no AWS::Serverless::Function");
        }
    }

    private void readFunction(String id, Section properties, Section defaults) {
        String name = folder(properties.where(), properties.requiredText("CodeUri"));
        FunctionDefinition definition = new FunctionDefinition(
                name,
                Duration.ofSeconds(setting("Timeout", properties, defaults, DEFAULT_TIMEOUT_SECONDS)),
                setting("MemorySize", properties, defaults, DEFAULT_MEMORY_MEGABYTES),
                properties.section("EventInvokeConfig").number("MaximumRetryAttempts", DEFAULT_RETRIES));
        foldersById.put(id, name);
        if (functions.put(name, definition) != null) {
            throw new TemplateException("two functions of the template have the code of functions/" + name);
        }
        properties.section("Events").forEach((event, section) -> readEvent(id + "/" + event, section, name));
    }

    private static int setting(String key, Section properties, Section defaults, int otherwise) {
        return properties.number(key, defaults.number(key, otherwise));
    }

    /** {@code ../functions/move-edge/target/function.zip} is the function move-edge. */
    private static String folder(String where, String codeUri) {
        String[] parts = codeUri.split("/", -1);
        for (int i = 0; i + 1 < parts.length; i++) {
            if (parts[i].equals("functions")) {
                return parts[i + 1];
            }
        }
        throw new TemplateException("%s/CodeUri must lie under functions/, not at \"%s\"".formatted(where, codeUri));
    }

    private void readEvent(String name, Section event, String function) {
        Section properties = event.section("Properties");
        String type = event.requiredText("Type");
        switch (type) {
            case "EventBridgeRule" -> rules.add(new BusRule(name, pattern(name, properties), function));
            case "Schedule" -> schedules.add(new Schedule(name, function));
            default ->
                throw new TemplateException(
                        "the local server can't play the event %s of type %s".formatted(name, type));
        }
    }

    /** The OpenAPI document of an API: in the template, or in a file that it includes. */
    private Section definition(Section body) {
        Section macro = body.section("Fn::Transform");
        if (!macro.has("Name")) {
            return body;
        }
        if (!macro.requiredText("Name").equals("AWS::Include")) {
            throw new TemplateException("%s: only AWS::Include is played".formatted(macro.where()));
        }
        String location = macro.section("Parameters").requiredText("Location");
        try (Reader document = included.open(location)) {
            return new Section(location, CloudFormationYaml.read(document), body.intrinsics());
        } catch (IOException e) {
            throw new TemplateException("%s includes %s, which can't be read".formatted(body.where(), location), e);
        }
    }

    private List<HttpRoute> routes() {
        return apis.stream()
                .flatMap(api -> ApiDefinition.routes(api, foldersById).stream())
                .toList();
    }

    private static String pattern(String name, Section properties) {
        try {
            String pattern =
                    JSON.writeValueAsString(properties.section("Pattern").values());
            String complaint = JsonRuleCompiler.check(pattern);
            if (complaint != null) {
                throw new TemplateException("the pattern of %s is wrong: %s".formatted(name, complaint));
            }
            return pattern;
        } catch (JsonProcessingException e) {
            throw new TemplateException("the pattern of %s can't be written as JSON".formatted(name), e);
        }
    }
}
