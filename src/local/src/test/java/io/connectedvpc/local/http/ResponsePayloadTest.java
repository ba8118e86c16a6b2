package io.connectedvpc.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponsePayloadTest {

    private static OutgoingResponse decode(String output) throws IOException {
        return ResponsePayload.decode(output.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void response_hasStatusHeadersCookiesAndBody() throws IOException {
        OutgoingResponse response = decode("""
                {"statusCode": 201, "headers": {"Content-Type": "application/json", "ETag": "\\"7\\""},
                 "cookies": ["a=1", "b=2"], "body": "{\\"ü\\":1}"}
                """);

        assertThat(response.status()).isEqualTo(201);
        assertThat(response.headers())
                .containsEntry("content-type", List.of("application/json"))
                .containsEntry("etag", List.of("\"7\""))
                .containsEntry("set-cookie", List.of("a=1", "b=2"));
        assertThat(response.body()).asString(StandardCharsets.UTF_8).isEqualTo("{\"ü\":1}");
    }

    @Test
    void body_isDecoded_whenItIsBase64() throws IOException {
        OutgoingResponse response = decode("{\"statusCode\":200,\"isBase64Encoded\":true,\"body\":\"/wA=\"}");

        assertThat(response.body()).containsExactly(0xff, 0);
    }

    @Test
    void response_isPlainText_whenTheFunctionNamesNoType() throws IOException {
        assertThat(decode("{\"statusCode\":204}").headers())
                .containsEntry("content-type", List.of("text/plain;charset=UTF-8"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"a":1} | {"a":1}
            [1,2]   | [1,2]
            "hello" | hello
            null    | null
            """)
    void answerWithoutStatusCode_isTheBodyOfA200(String output, String body) throws IOException {
        OutgoingResponse response = decode(output);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers()).containsEntry("content-type", List.of("application/json"));
        assertThat(response.body()).asString(StandardCharsets.UTF_8).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "{\"statusCode\":\"soon\"}",
                "{\"statusCode\":42}",
                "{\"statusCode\":200,\"isBase64Encoded\":true,\"body\":\"%\"}"
            })
    void answer_isRefused_whenNoResponseCanBeMadeOfIt(String output) {
        assertThatThrownBy(() -> decode(output)).isInstanceOf(IOException.class);
    }
}
