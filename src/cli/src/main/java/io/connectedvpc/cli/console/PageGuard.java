package io.connectedvpc.cli.console;

import com.sun.net.httpserver.Headers;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lets only the console's own page call, and only what the API has. A page of another site reaches 127.0.0.1 through the
 * user's browser: by a name of its own that resolves to 127.0.0.1, which the Host header tells, or by a form, a picture or
 * a script, which the headers Origin and Sec-Fetch-Site tell. The latter is the site's word for every request, reads too.
 * (Fetch Metadata Request Headers, W3C.)
 */
final class PageGuard {

    private static final Set<String> METHODS = Set.of("GET", "PUT", "POST", "DELETE");
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");
    private static final Pattern PATHS = Pattern.compile("/|/console/[^/]+|/preflight|/sddcs(/[^/]+){0,3}");
    private static final Set<String> DOTS = Set.of(".", "..");

    private final List<String> hosts;

    PageGuard(int port) {
        this.hosts = List.of("127.0.0.1:" + port, "localhost:" + port);
    }

    /** The refusal, if this request must be refused. */
    Optional<Refusal> refuse(String method, String rawPath, Headers headers) {
        String host = first(headers, "Host");
        if (!hosts.contains(host)) {
            return refusal(421, "not-found", "this server answers for the names 127.0.0.1 and localhost only");
        }
        if (!METHODS.contains(method)) {
            return refusal(405, "method-not-allowed", method + " is not allowed");
        }
        if (!PATHS.matcher(rawPath).matches() || hasDots(rawPath)) {
            return refusal(404, "not-found", "the API has nothing at " + rawPath);
        }
        if (isForeign(headers, host) && !isVisit(method, rawPath, headers)) {
            return refusal(403, "not-allowed", "pages of another origin may not call the API in your name");
        }
        return Optional.empty();
    }

    private static boolean isForeign(Headers headers, String host) {
        boolean foreignOrigin =
                headers.containsKey("Origin") && !first(headers, "Origin").equals("http://" + host);
        boolean foreignSite =
                headers.containsKey("Sec-Fetch-Site") && !OWN_SITE.contains(first(headers, "Sec-Fetch-Site"));
        return foreignOrigin || foreignSite;
    }

    /** Following a link to the console is no call. */
    private static boolean isVisit(String method, String rawPath, Headers headers) {
        return method.equals("GET")
                && rawPath.equals("/")
                && first(headers, "Sec-Fetch-Mode").equals("navigate")
                && first(headers, "Sec-Fetch-Dest").equals("document");
    }

    private static boolean hasDots(String rawPath) {
        return Arrays.stream(rawPath.split("/", -1))
                .anyMatch(segment -> DOTS.contains(segment.replace("%2e", ".").replace("%2E", ".")));
    }

    private static String first(Headers headers, String name) {
        String value = headers.getFirst(name);
        return value == null ? "" : value;
    }

    private static Optional<Refusal> refusal(int status, String code, String detail) {
        return Optional.of(new Refusal(status, code, detail));
    }
}
