package io.connectedvpc.cli.api;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the API is.
 *
 * @param url without a slash at its end
 */
public record Endpoint(URI url) {

    /** Where {@code ./cvpc serve} listens. */
    public static final String LOCAL = "http://127.0.0.1:8080";

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Source: API Gateway Developer Guide, "Invoke URL of an HTTP API". */
    private static final Pattern API_GATEWAY =
            Pattern.compile("[a-z0-9]+\\.execute-api\\.([a-z0-9-]+)\\.amazonaws\\.com(\\.cn)?");

    /**
     * The endpoint at a URL.
     *
     * @throws IllegalArgumentException if it isn't the URL of a server; beyond this machine it must be HTTPS, since
     *     requests carry a session token
     */
    public static Endpoint parse(String text) {
        URI url = URI.create(text.replaceFirst("/+$", ""));
        boolean isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!isHttp || url.getHost() == null || url.getRawQuery() != null || url.getUserInfo() != null) {
            throw new IllegalArgumentException("an endpoint is a URL such as %s, and not '%s'".formatted(LOCAL, text));
        }
        Endpoint endpoint = new Endpoint(url);
        if (!endpoint.isLoopback() && !endpoint.isEncrypted()) {
            throw new IllegalArgumentException("%s isn't on this machine, so it must be https".formatted(text));
        }
        return endpoint;
    }

    /** Whether it is on this machine, where requests aren't signed. */
    public boolean isLoopback() {
        return LOOPBACK.contains(url.getHost());
    }

    boolean isEncrypted() {
        return "https".equals(url.getScheme());
    }

    /** The Region that the name of API Gateway's own hosts tells; empty for a domain of one's own. */
    public Optional<String> region() {
        Matcher host = API_GATEWAY.matcher(url.getHost());
        return host.matches() ? Optional.of(host.group(1)) : Optional.empty();
    }

    /** The URL of a path, with a query or without. */
    public URI resolve(String target) {
        return URI.create(url + target);
    }
}
