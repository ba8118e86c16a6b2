package io.connectedvpc.local.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The routes of an OpenAPI document that API Gateway imports.
 *
 * <p>Source: API Gateway Developer Guide, "OpenAPI extensions for API Gateway".
 */
final class ApiDefinition {

    private static final String INTEGRATION = "x-amazon-apigateway-integration";
    private static final String ANY_METHOD = "x-amazon-apigateway-any-method";
    private static final String REFERENCE = "#/components/x-amazon-apigateway-integrations/";
    private static final Pattern FUNCTION = Pattern.compile(".*/functions/\\$\\{(\\w+)\\.(?:Alias|Arn)}/invocations");

    private final Section document;
    private final Map<String, String> functions;
    private final List<HttpRoute> routes = new ArrayList<>();

    /** @param functions folder names by logical ids */
    private ApiDefinition(Section document, Map<String, String> functions) {
        this.document = document;
        this.functions = functions;
    }

    static List<HttpRoute> routes(Section document, Map<String, String> functions) {
        ApiDefinition api = new ApiDefinition(document, functions);
        document.section("paths")
                .forEach((path, operations) ->
                        operations.forEach((method, operation) -> api.read(path, method, operation)));
        return api.routes;
    }

    private void read(String path, String method, Section operation) {
        routes.add(new HttpRoute(key(path, method, operation), function(integration(operation))));
    }

    private static String key(String path, String method, Section operation) {
        if (!method.equals(ANY_METHOD)) {
            return method.toUpperCase(Locale.ROOT) + " " + path;
        }
        if (!operation.text("isDefaultRoute").equals(Optional.of("true"))) {
            throw new TemplateException(
                    "%s: of routes for any method only the default route is played".formatted(operation.where()));
        }
        return HttpRoute.DEFAULT;
    }

    private Section integration(Section operation) {
        Section stated = operation.section(INTEGRATION);
        if (!stated.has("$ref")) {
            return stated;
        }
        String reference = stated.requiredText("$ref");
        if (!reference.startsWith(REFERENCE)) {
            throw new TemplateException(
                    "%s refers to %s, which is no integration".formatted(stated.where(), reference));
        }
        return document.section("components")
                .section("x-amazon-apigateway-integrations")
                .section(reference.substring(REFERENCE.length()));
    }

    private String function(Section integration) {
        String payload = integration.requiredText("payloadFormatVersion");
        if (!payload.equals("2.0")) {
            throw new TemplateException(
                    "%s: only payload format 2.0 is played, not %s".formatted(integration.where(), payload));
        }
        String uri = integration.section("uri").requiredText("Fn::Sub");
        Matcher names = FUNCTION.matcher(uri);
        String function = names.matches() ? functions.get(names.group(1)) : null;
        if (function == null) {
            throw new TemplateException("%s calls no function of the template: %s".formatted(integration.where(), uri));
        }
        return function;
    }
}
