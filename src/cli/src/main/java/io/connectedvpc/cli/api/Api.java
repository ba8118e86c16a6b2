package io.connectedvpc.cli.api;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;

/** Calls the API. May be used by several threads. */
public final class Api implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** API Gateway gives up after 30 s and tells so. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(40);

    private final HttpClient http;
    private final Endpoint endpoint;
    private final Optional<Signature> signature;

    /** @param signature empty: requests aren't signed */
    public Api(Endpoint endpoint, Optional<Signature> signature) {
        this.endpoint = endpoint;
        this.signature = signature;
        this.http = client(endpoint);
    }

    private static HttpClient client(Endpoint endpoint) {
        HttpClient.Builder client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT_TIMEOUT);
        return endpoint.isEncrypted()
                ? client.build()
                : client.sslContext(withoutTrust()).build();
    }

    /** The client wants a context even if it never encrypts; to load the certificates of the world takes it 0.2 s. */
    private static SSLContext withoutTrust() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[0], new TrustManager[0], null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("each JDK has TLS", e);
        }
    }

    /**
     * The answer to a call.
     *
     * @throws RefusedException if the API refuses it
     * @throws UnreachableException if nobody answers
     * @throws CredentialsException if it can't be signed
     */
    public Answer send(Call call) {
        Answer answer = tryToSend(call);
        if (answer.isRefusal()) {
            throw new RefusedException(answer);
        }
        return answer;
    }

    /** The same, with a refusal as an answer. */
    public Answer tryToSend(Call call) {
        byte[] body = call.body().getBytes(StandardCharsets.UTF_8);
        HttpResponse<byte[]> response = exchange(call.method(), call.target(), call.headers(), body);
        Map<String, String> headers = new HashMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name, String.join(",", values)));
        return new Answer(response.statusCode(), headers, new String(response.body(), StandardCharsets.UTF_8));
    }

    /**
     * Sends a request as it is, signed if that is due.
     *
     * @param target path and query below the endpoint, encoded
     * @param headers that the request shall have besides those of the signature
     * @param body empty: none
     */
    public HttpResponse<byte[]> exchange(String method, String target, Map<String, String> headers, byte[] body) {
        URI url = endpoint.resolve(target);
        Map<String, String> all =
                signature.map(v4 -> v4.headers(method, url, headers, body)).orElse(headers);
        BodyPublisher content = body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url).timeout(ANSWER_TIMEOUT).method(method, content);
        all.forEach(request::setHeader);
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UnreachableException(whyNot(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreachableException("interrupted", e);
        }
    }

    private String whyNot(IOException failure) {
        return switch (failure) {
            case ConnectException e
            when isUnresolved(e) ->
                "there is no host %s; look at --endpoint"
                        .formatted(endpoint.url().getHost());
            case ConnectException e
            when endpoint.isLoopback() ->
                "nobody listens on %s; start a server with ./cvpc serve, or name another with --endpoint"
                        .formatted(endpoint.url());
            case ConnectException e -> "%s can't be reached; look at --endpoint".formatted(endpoint.url());
            case HttpTimeoutException e -> "%s doesn't answer".formatted(endpoint.url());
            case SSLException e -> "%s can't be trusted: %s".formatted(endpoint.url(), e.getMessage());
            default -> "%s doesn't answer: %s".formatted(endpoint.url(), failure.getMessage());
        };
    }

    private static boolean isUnresolved(Throwable failure) {
        return failure instanceof UnresolvedAddressException
                || (failure.getCause() != null && isUnresolved(failure.getCause()));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
