package io.connectedvpc.local.http;

import io.connectedvpc.local.template.HttpRoute;
import java.util.Map;

/**
 * The route that takes a request.
 *
 * @param pathParameters decoded, by name
 */
record RouteMatch(HttpRoute route, Map<String, String> pathParameters) {}
