package io.connectedvpc.cli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080", "http://localhost", "http://[::1]:8080/", "https://localhost"})
    void endpoint_isLocal_onlyOnLoopback(String url) {
        assertThat(Endpoint.parse(url).isLoopback()).isTrue();
        assertThat(Endpoint.parse("https://127.0.0.1.example.com").isLoopback()).isFalse();
        assertThat(Endpoint.parse("https://localhost.example.com").isLoopback()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "8080",
                "localhost:8080",
                "ftp://a.example.com",
                "https:///sddcs",
                "https://a.example.com?b",
                "https://user@a.example.com",
                "http://a.example.com",
                "http://127.0.0.1.example.com",
                "http://a b"
            })
    void endpoint_isRefused(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> Endpoint.parse(url));
    }

    @ParameterizedTest
    @CsvSource({
        "https://abc123.execute-api.eu-central-1.amazonaws.com, eu-central-1",
        "https://abc123.execute-api.cn-north-1.amazonaws.com.cn, cn-north-1",
        "https://api.example.com, ''",
        "https://abc123.execute-api.eu-central-1.amazonaws.com.example.com, ''"
    })
    void region_isThatOfTheHost(String url, String region) {
        assertThat(Endpoint.parse(url).region().orElse("")).isEqualTo(region);
    }

    @Test
    void path_comesAfterThatOfTheEndpoint() {
        assertThat(Endpoint.parse("https://api.example.com/prod/").resolve("/sddcs?limit=1"))
                .hasToString("https://api.example.com/prod/sddcs?limit=1");
    }

    @Test
    void call_encodesWhatUsersWrite() {
        assertThat(Call.get("sddcs", "a/b ?#").with("next", "x&y=z+ü").target())
                .isEqualTo("/sddcs/a%2Fb%20%3F%23?next=x%26y%3Dz%2B%C3%BC");
    }
}
