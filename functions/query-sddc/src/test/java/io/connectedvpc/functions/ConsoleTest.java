package io.connectedvpc.functions;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.lambda.http.ApiRequest;
import io.connectedvpc.lambda.http.ApiResponse;
import io.connectedvpc.lambda.sample.ApiCall;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleTest {

    private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"([^\"#]+)\"");
    private static final Pattern IMPORT = Pattern.compile("from '\\./([^']+)'");

    private static ApiResponse page() {
        return Console.page(ApiRequest.of(ApiCall.to("GET /").event()));
    }

    private static ApiResponse file(String name) {
        return Console.file(
                ApiRequest.of(ApiCall.to("GET /console/{file}").at("file", name).event()));
    }

    private static String body(ApiResponse response) {
        return Objects.requireNonNull(response.body());
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }

    @Test
    void page_letsTheBrowserLoadNothingButThisServersFiles() {
        ApiResponse page = page();

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers())
                .containsEntry("Content-Type", "text/html; charset=utf-8")
                .containsEntry("X-Content-Type-Options", "nosniff");
        assertThat(page.headers().get("Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                .doesNotContain("unsafe", "http", "*");
        assertThat(body(page)).doesNotContain("//").doesNotContainPattern("<script>|<style|style=|\\son[a-z]+=");
    }

    @Test
    void page_namesOnlyFilesThatAreThere() {
        assertThat(found(REFERENCE, body(page()))).isNotEmpty().allSatisfy(reference -> {
            assertThat(reference).startsWith("console/");
            assertThat(file(reference.substring("console/".length())).status()).isEqualTo(200);
        });
    }

    @Test
    void scripts_importOnlyScriptsThatAreThere() {
        assertThat(found(IMPORT, body(file("app.js"))))
                .isNotEmpty()
                .allSatisfy(script -> assertThat(found(IMPORT, body(file(script))))
                        .allSatisfy(
                                imported -> assertThat(file(imported).status()).isEqualTo(200)));
    }

    @ParameterizedTest
    @CsvSource({
        "app.js,    text/javascript; charset=utf-8",
        "theme.css, text/css; charset=utf-8",
        "icon.svg,  image/svg+xml",
    })
    void file_hasItsType(String name, String type) {
        ApiResponse file = file(name);

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.headers())
                .containsEntry("Content-Type", type)
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsKey("Content-Security-Policy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing.js",
                "app",
                "app.js/",
                "../application.properties",
                "..%2fapplication.properties",
                "APP.JS",
                ".js",
                "app.class",
                "/etc/passwd",
                "app.js\u0000",
            })
    void file_isNotFound_whenItIsNoneOfTheConsoles(String name) {
        ApiResponse answer = file(name);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(body(answer)).contains("not-found");
    }

    @Test
    void file_isNotSentAgain_whenTheBrowserHasIt() {
        String tag = Objects.requireNonNull(file("app.js").headers().get("ETag"));

        ApiResponse again = Console.file(ApiRequest.of(ApiCall.to("GET /console/{file}")
                .at("file", "app.js")
                .header("if-none-match", tag)
                .event()));

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isNull();
        assertThat(again.headers()).containsEntry("ETag", tag);
    }
}
