package io.connectedvpc.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectedvpc.local.template.HttpRoute;
import io.connectedvpc.local.template.TemplateException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTableTest {

    private final RouteTable routes = table(
            "GET /",
            "GET /sddcs",
            "GET /sddcs/{sddcId}",
            "PUT /sddcs/{sddcId}",
            "GET /sddcs/{sddcId}/plan",
            "GET /sddcs/special/{what}",
            "PUT /sddcs/{sddcId}/segments/{name}",
            "$default");

    private static RouteTable table(String... keys) {
        return new RouteTable(
                List.of(keys).stream().map(key -> new HttpRoute(key, "f")).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /,                          GET /",
        "GET,    /sddcs,                     GET /sddcs",
        "GET,    /sddcs/a,                   GET /sddcs/{sddcId}",
        "PUT,    /sddcs/a,                   PUT /sddcs/{sddcId}",
        "GET,    /sddcs/a/plan,              GET /sddcs/{sddcId}/plan",
        "GET,    /sddcs/special/plan,        GET /sddcs/special/{what}",
        "GET,    /sddcs/special/x,           GET /sddcs/special/{what}",
        "GET,    /%73ddcs,                   GET /sddcs",
        "PUT,    /sddcs/a/segments/web,      PUT /sddcs/{sddcId}/segments/{name}",
        "GET,    /sddcs/,                    $default",
        "GET,    /sddcs/a/,                  $default",
        "GET,    //sddcs,                    $default",
        "GET,    /sddcs//plan,               $default",
        "GET,    /SDDCS,                     $default",
        "GET,    /sddcs/a/b,                 $default",
        "POST,   /sddcs/a,                   $default",
        "HEAD,   /sddcs,                     $default",
        "OPTIONS,/sddcs,                     $default",
        "get,    /sddcs,                     $default",
        "BREW,   /,                          $default",
    })
    void request_goesToTheMostSpecificRoute(String method, String path, String key) {
        assertThat(routes.match(method, path).orElseThrow().route().key()).isEqualTo(key);
    }

    @Test
    void pathParameters_areDecodedSegmentBySegment() {
        assertThat(routes.match("PUT", "/sddcs/a%2Fb/segments/w+e%20b%2525")
                        .orElseThrow()
                        .pathParameters())
                .isEqualTo(Map.of("sddcId", "a/b", "name", "w+e b%25"));
    }

    @Test
    void pathParameter_staysAsItIs_whenItsEscapeIsBroken() {
        assertThat(routes.match("GET", "/sddcs/%zz").orElseThrow().pathParameters())
                .containsEntry("sddcId", "%zz");
    }

    @Test
    void request_hasNoRoute_whenNoneFitsAndThereIsNoDefault() {
        assertThat(table("GET /").match("GET", "/x")).isEmpty();
    }

    @Test
    void greedyVariable_isRefused() {
        assertThatThrownBy(() -> table("GET /{proxy+}"))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("/{proxy+}");
    }
}
