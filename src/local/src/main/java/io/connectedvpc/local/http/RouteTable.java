package io.connectedvpc.local.http;

import io.connectedvpc.local.template.HttpRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses a route as an HTTP API of API Gateway does: the most specific one that fits method and path in full, else
 * {@code $default}. (API Gateway Developer Guide, "Create routes for HTTP APIs".)
 */
final class RouteTable {

    private final List<Entry> entries = new ArrayList<>();
    private Optional<HttpRoute> fallback = Optional.empty();

    RouteTable(List<HttpRoute> routes) {
        for (HttpRoute route : routes) {
            if (route.key().equals(HttpRoute.DEFAULT)) {
                fallback = Optional.of(route);
            } else {
                String[] methodAndPath = route.key().split(" ", 2);
                entries.add(new Entry(methodAndPath[0], PathTemplate.parse(methodAndPath[1]), route));
            }
        }
    }

    /**
     * The route for a request; empty if none fits and the API has no default route.
     *
     * @param rawPath still percent-encoded
     */
    Optional<RouteMatch> match(String method, String rawPath) {
        List<String> raw = PathTemplate.split(rawPath);
        Entry best = null;
        Map<String, String> parameters = Map.of();
        for (Entry entry : entries) {
            Optional<Map<String, String>> fit =
                    entry.method().equals(method) ? entry.path().match(raw) : Optional.empty();
            if (fit.isPresent() && (best == null || entry.path().isMoreSpecificThan(best.path()))) {
                best = entry;
                parameters = fit.get();
            }
        }
        return best == null
                ? fallback.map(route -> new RouteMatch(route, Map.of()))
                : Optional.of(new RouteMatch(best.route(), parameters));
    }

    private record Entry(String method, PathTemplate path, HttpRoute route) {}
}
