package io.connectedvpc.local.http;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps web pages away from a server that asks for no credentials. A page of a foreign site may reach 127.0.0.1 through
 * the user's browser: by a name of its own that resolves to 127.0.0.1 (the Host header tells), or by a cross-site form or
 * fetch (the Origin header tells, and Sec-Fetch-Site where a browser hides the origin).
 */
final class LoopbackGuard {

    private static final Set<String> HOSTS = Set.of("localhost", "127.0.0.1");
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** Of the values of Sec-Fetch-Site those of the console itself, and of what the user typed or opened. */
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    /** The refusal, if this request must be refused. */
    Optional<OutgoingResponse> refuse(IncomingRequest request) {
        Optional<URI> host = request.header("host").flatMap(value -> parse("http://" + value));
        if (host.filter(LoopbackGuard::isLocal).isEmpty()) {
            return Optional.of(OutgoingResponse.message(
                    421, "this server answers for the host names localhost and 127.0.0.1 only"));
        }
        if (!READING.contains(request.method()) && hasForeignOrigin(request, host.get())) {
            return Optional.of(
                    OutgoingResponse.message(403, "requests from pages of another origin may not change anything"));
        }
        return Optional.empty();
    }

    /** An origin is this server's own if it names a local host and the very port the request came to. */
    private static boolean hasForeignOrigin(IncomingRequest request, URI host) {
        Optional<String> origin = request.header("origin");
        if (request.header("sec-fetch-site")
                .filter(site -> !OWN_SITES.contains(site))
                .isPresent()) {
            return true;
        }
        return origin.isPresent()
                && origin.flatMap(LoopbackGuard::parse)
                        .filter(own -> "http".equals(own.getScheme()) && isLocal(own) && port(own) == port(host))
                        .isEmpty();
    }

    private static boolean isLocal(URI uri) {
        return uri.getHost() != null && HOSTS.contains(uri.getHost().toLowerCase(Locale.ROOT));
    }

    private static int port(URI uri) {
        return uri.getPort() == -1 ? 80 : uri.getPort();
    }

    private static Optional<URI> parse(String uri) {
        try {
            return Optional.of(URI.create(uri));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
