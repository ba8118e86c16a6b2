package io.connectedvpc.local.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Reader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
    private final List<HttpRoute> routes = new ArrayList<>();
    private final List<BusRule> rules = new ArrayList<>();
    private final List<Schedule> schedules = new ArrayList<>();
    private final Set<String> routeKeys = new HashSet<>();
    private String busName = "default";

    private TemplateReader() {}

    /**
     * Reads a template.
     *
     * @param template its YAML text
     * @throws TemplateException if the template can't be played
     */
    public static Template read(Reader template) {
        Map<String, Object> document = CloudFormationYaml.read(template);
        Map<String, Object> parameters = Section.mapping("Parameters", document.getOrDefault("Parameters", Map.of()));
        TemplateReader reader = new TemplateReader();
        reader.readDocument(new Section("template", document, new Intrinsics(parameters)));
        return new Template(reader.busName, reader.functions, reader.routes, reader.rules, reader.schedules);
    }

    private void readDocument(Section document) {
        Section defaults = document.section("Globals").section("Function");
        document.section("Resources").forEach((id, resource) -> {
            switch (resource.requiredText("Type")) {
                case "AWS::Serverless::Function" -> readFunction(id, resource.section("Properties"), defaults);
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
            case "HttpApi" -> readRoute(properties, function);
            case "EventBridgeRule" -> rules.add(new BusRule(name, pattern(name, properties), function));
            case "Schedule" -> schedules.add(new Schedule(name, function));
            default ->
                throw new TemplateException(
                        "the local server can't play the event %s of type %s".formatted(name, type));
        }
    }

    private void readRoute(Section properties, String function) {
        String payload = properties.text("PayloadFormatVersion").orElse("2.0");
        if (!payload.equals("2.0")) {
            throw new TemplateException(
                    "%s: only payload format 2.0 is played, not %s".formatted(properties.where(), payload));
        }
        // SAM: an HttpApi event without path and method is the API's $default route.
        String key = properties.has("Path") || properties.has("Method")
                ? properties.requiredText("Method").toUpperCase(Locale.ROOT) + " " + properties.requiredText("Path")
                : HttpRoute.DEFAULT;
        if (!routeKeys.add(key)) {
            throw new TemplateException("the template has the route \"%s\" twice".formatted(key));
        }
        routes.add(new HttpRoute(key, function));
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
