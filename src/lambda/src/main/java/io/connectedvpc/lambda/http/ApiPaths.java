package io.connectedvpc.lambda.http;

import io.connectedvpc.core.problem.Problem;
import io.connectedvpc.core.problem.ProblemCode;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The routes of the API, to tell a wrong method from a wrong path where API Gateway found no route. */
public final class ApiPaths {

    /** Every route, as in the deployment's template. */
    public static final Set<String> ROUTES = Set.of(
            "GET /",
            "GET /console/{file}",
            "GET /sddcs",
            "PUT /sddcs/{sddcId}",
            "GET /sddcs/{sddcId}",
            "DELETE /sddcs/{sddcId}",
            "PUT /sddcs/{sddcId}/segments/{name}",
            "DELETE /sddcs/{sddcId}/segments/{name}",
            "POST /sddcs/{sddcId}/edge-moves",
            "GET /sddcs/{sddcId}/plan",
            "GET /sddcs/{sddcId}/route-tables",
            "GET /sddcs/{sddcId}/trace",
            "GET /sddcs/{sddcId}/history",
            "POST /sddcs/{sddcId}/reconcile",
            "POST /preflight");

    private ApiPaths() {}

    /** What a request is told for which there is no route. */
    public static ApiResponse noRoute(ApiRequest request) {
        Set<String> methods = ROUTES.stream()
                .filter(route -> matches(path(route), request.path()))
                .map(route -> route.substring(0, route.indexOf(' ')))
                .collect(Collectors.toCollection(TreeSet::new));
        if (methods.isEmpty()) {
            return ApiResponse.problem(Problem.of(ProblemCode.NOT_FOUND, "there is nothing at " + request.path()));
        }
        String allowed = String.join(", ", methods);
        return ApiResponse.problem(Problem.of(
                        ProblemCode.METHOD_NOT_ALLOWED,
                        "%s is not allowed at %s, only %s".formatted(request.method(), request.path(), allowed)))
                .with("Allow", allowed);
    }

    private static String path(String route) {
        return route.substring(route.indexOf(' ') + 1);
    }

    private static boolean matches(String template, String path) {
        String pattern = Arrays.stream(template.split("/", -1))
                .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                .collect(Collectors.joining("/"));
        return path.matches(pattern);
    }
}
