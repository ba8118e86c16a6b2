package io.connectedvpc.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopbackGuardTest {

    private static final int ACCEPTED = 0;

    private static int verdict(String method, @Nullable String host, @Nullable String origin) {
        Map<String, List<String>> headers = new TreeMap<>();
        if (host != null) {
            headers.put("Host", List.of(host));
        }
        if (origin != null) {
            headers.put("Origin", List.of(origin));
        }
        IncomingRequest request = new IncomingRequest(method, "/", "", "HTTP/1.1", headers, "127.0.0.1", new byte[0]);
        return new LoopbackGuard().refuse(request).map(OutgoingResponse::status).orElse(ACCEPTED);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:8080,           0",
        "localhost,                0",
        "LocalHost:8080,           0",
        "127.0.0.1:8080,           0",
        "evil.example:8080,        421",
        "localhost.evil.example,   421",
        "localhost@evil.example,   421",
        "127.0.0.1.evil.example,   421",
        "10.0.0.1,                 421",
        "not a host,               421",
        "'',                       421",
        ",                         421",
    })
    void host_mustBeLocal(@Nullable String host, int verdict) {
        assertThat(verdict("GET", host, null)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT,    http://localhost:8080,    0",
        "POST,   http://127.0.0.1:8080,    0",
        "POST,   ,                         0",
        "GET,    https://evil.example,     0",
        "OPTIONS,https://evil.example,     0",
        "PUT,    https://evil.example,     403",
        "POST,   http://localhost:3000,    403",
        "POST,   http://localhost,         403",
        "POST,   https://localhost:8080,   403",
        "POST,   null,                     403",
        "DELETE, '::',                     403",
        "PATCH,  http://evil.example:8080, 403",
    })
    void origin_mustBeThisServers_whenSomethingMayChange(String method, @Nullable String origin, int verdict) {
        assertThat(verdict(method, "localhost:8080", origin)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT,  same-origin, 0",
        "PUT,  none,        0",
        "PUT,  same-site,   403",
        "POST, cross-site,  403",
        "POST, anything,    403",
        "GET,  cross-site,  0",
    })
    void site_mustBeThisServers_whenSomethingMayChange(String method, String site, int verdict) {
        Map<String, List<String>> headers = Map.of("Host", List.of("localhost:8080"), "Sec-Fetch-Site", List.of(site));
        IncomingRequest request = new IncomingRequest(method, "/", "", "HTTP/1.1", headers, "127.0.0.1", new byte[0]);

        assertThat(new LoopbackGuard()
                        .refuse(request)
                        .map(OutgoingResponse::status)
                        .orElse(ACCEPTED))
                .isEqualTo(verdict);
    }
}
