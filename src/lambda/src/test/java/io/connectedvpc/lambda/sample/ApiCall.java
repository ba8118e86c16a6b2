package io.connectedvpc.lambda.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectedvpc.lambda.json.Json;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request on its way to a function, as API Gateway would hand it over. */
public final class ApiCall {

    private final String routeKey;
    private final Map<String, String> pathParameters = new TreeMap<>();
    private final Map<String, String> query = new TreeMap<>();
    private final Map<String, String> headers = new TreeMap<>();
    private @Nullable String body;

    private ApiCall(String routeKey) {
        this.routeKey = routeKey;
    }

    /** Along a route of the template, to the worked example's SDDC unless another is given. */
    public static ApiCall to(String routeKey) {
        var call = new ApiCall(routeKey);
        return routeKey.contains("{sddcId}") ? call.at("sddcId", "sddc-1") : call;
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
        int space = routeKey.indexOf(' ');
        String path = routeKey.substring(space + 1);
        for (Map.Entry<String, String> parameter : pathParameters.entrySet()) {
            path = path.replace("{" + parameter.getKey() + "}", parameter.getValue());
        }
        ObjectNode event = Json.object();
        event.put("version", "2.0").put("routeKey", routeKey).put("rawPath", path);
        put(event, "pathParameters", pathParameters);
        put(event, "queryStringParameters", query);
        put(event, "headers", headers);
        ObjectNode context = event.putObject("requestContext").put("requestId", "request-1");
        context.putObject("http").put("method", routeKey.substring(0, Math.max(0, space))).put("path", path);
        if (body != null) {
            event.put("body", body);
        }
        return event.put("isBase64Encoded", false);
    }

    private static void put(ObjectNode event, String field, Map<String, String> texts) {
        ObjectNode object = event.putObject(field);
        texts.forEach(object::put);
    }
}
