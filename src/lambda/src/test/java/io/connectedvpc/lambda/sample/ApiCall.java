package io.connectedvpc.lambda.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectedvpc.lambda.json.Json;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request on its way to a function, as API Gateway would hand it over. */
public final class ApiCall {

    private final String routeKey;
    private final String method;
    private final String path;
    private final Map<String, String> pathParameters = new TreeMap<>();
    private final Map<String, String> query = new TreeMap<>();
    private final Map<String, String> headers = new TreeMap<>();
    private @Nullable String body;

    private ApiCall(String routeKey, String method, String path) {
        this.routeKey = routeKey;
        this.method = method;
        this.path = path;
    }

    /** Along a route of the template, to the worked example's SDDC unless another is given. */
    public static ApiCall to(String routeKey) {
        int space = routeKey.indexOf(' ');
        var call = new ApiCall(routeKey, routeKey.substring(0, space), routeKey.substring(space + 1));
        return routeKey.contains("{sddcId}") ? call.at("sddcId", "sddc-1") : call;
    }

    /** Where no route of the template leads. */
    public static ApiCall unrouted(String method, String path) {
        return new ApiCall("$default", method, path);
    }

    /** Of the segment of that name. */
    public ApiCall segment(String name) {
        return at("name", name);
    }

    public ApiCall at(String pathParameter, String value) {
        pathParameters.put(pathParameter, value);
        return this;
    }

    public ApiCall query(String name, String value) {
        query.put(name, value);
        return this;
    }

    public ApiCall header(String lowerCaseName, String value) {
        headers.put(lowerCaseName, value);
        return this;
    }

    public ApiCall body(String text) {
        body = text;
        return this;
    }

    /** The event that the function gets. */
    public ObjectNode event() {
        String rawPath = path;
        for (Map.Entry<String, String> parameter : pathParameters.entrySet()) {
            rawPath = rawPath.replace("{" + parameter.getKey() + "}", parameter.getValue());
        }
        ObjectNode event = Json.object();
        event.put("version", "2.0").put("routeKey", routeKey).put("rawPath", rawPath);
        put(event, "pathParameters", pathParameters);
        put(event, "queryStringParameters", query);
        put(event, "headers", headers);
        ObjectNode context = event.putObject("requestContext").put("requestId", "request-1");
        context.putObject("http").put("method", method).put("path", rawPath);
        if (body != null) {
            event.put("body", body);
        }
        return event.put("isBase64Encoded", false);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }

    private static void put(ObjectNode event, String field, Map<String, String> texts) {
        ObjectNode object = event.putObject(field);
        texts.forEach(object::put);
    }
}
