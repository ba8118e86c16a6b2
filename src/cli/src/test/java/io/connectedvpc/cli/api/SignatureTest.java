package io.connectedvpc.cli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectedvpc.cli.ScriptedApi;
import io.connectedvpc.cli.ScriptedApi.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** What a server gets, checked as API Gateway checks it: by making the signature again. */
class SignatureTest {

    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final String TOKEN = "session-token";
    private static final Pattern AUTHORIZATION = Pattern.compile(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/(\\d{8})/eu-central-1/execute-api/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})");

    private final ScriptedApi server = new ScriptedApi();
    private final AwsCredentialsProvider credentials =
            StaticCredentialsProvider.create(AwsSessionCredentials.create("AKIDEXAMPLE", SECRET, TOKEN));
    private final AwsIdentity identity = new AwsIdentity(credentials, credentials, () -> "eu-central-1");
    private final Api api = new Api(new Endpoint(server.url()), Optional.of(new Signature(identity)));

    @AfterEach
    void close() {
        api.close();
        server.close();
    }

    private Request sent(Call call) {
        api.tryToSend(call);
        return server.requests().getLast();
    }

    @Test
    void read_isSigned() throws Exception {
        check(sent(Call.get("sddcs")), "/sddcs", "");
    }

    @Test
    void query_isSigned_inOrderAndEncoded() throws Exception {
        Request request =
                sent(Call.get("sddcs", "s", "trace").with("to", "192.168.160.5").with("from", "10.0.1.0/24"));

        check(request, "/sddcs/s/trace", "from=10.0.1.0%2F24&to=192.168.160.5");
    }

    @Test
    void change_isSigned_withItsBodyAndCondition() throws Exception {
        Request request = sent(Call.of("PUT", "sddcs", "s", "segments", "web")
                .body("{\"cidr\":\"192.168.160.0/24\"}")
                .ifVersion(7L));

        assertThat(request.body()).isEqualTo("{\"cidr\":\"192.168.160.0/24\"}");
        assertThat(header(request, "If-match")).isEqualTo("\"7\"");
        check(request, "/sddcs/s/segments/web", "");
    }

    @Test
    void emptyPost_isSigned() throws Exception {
        check(sent(Call.of("POST", "sddcs", "s", "reconcile")), "/sddcs/s/reconcile", "");
    }

    @Test
    void request_isNotSent_whenThereIsNoRegion() {
        AwsIdentity nowhere = new AwsIdentity(credentials, credentials, () -> {
            throw new IllegalStateException("a page about all that was tried");
        });

        try (Api lost = new Api(new Endpoint(server.url()), Optional.of(new Signature(nowhere)))) {
            assertThatThrownBy(() -> lost.send(Call.get("sddcs")))
                    .isInstanceOf(CredentialsException.class)
                    .hasMessageEndingWith("tells the Region; name it with --region, or set AWS_REGION");
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void localRequest_isNotSigned() {
        try (Api local = new Api(new Endpoint(server.url()), Optional.empty())) {
            local.tryToSend(Call.get("sddcs"));
        }

        assertThat(server.requests().getLast().headers()).doesNotContainKeys("Authorization", "X-amz-date");
    }

    @Test
    void region_isThatOfTheHostName_unlessItIsNamed() {
        Endpoint endpoint = Endpoint.parse("https://abc123.execute-api.eu-west-1.amazonaws.com");

        assertThat(AwsIdentity.of(endpoint, null, null).region()).isEqualTo("eu-west-1");
        assertThat(AwsIdentity.of(endpoint, null, "us-east-1").region()).isEqualTo("us-east-1");
    }

    /** Source: IAM User Guide, "Create a signed AWS API request". */
    private static void check(Request request, String path, String canonicalQuery) throws Exception {
        Matcher authorization = AUTHORIZATION.matcher(header(request, "Authorization"));
        assertThat(authorization.matches()).as(header(request, "Authorization")).isTrue();
        List<String> signedHeaders = List.of(authorization.group(2).split(";"));
        assertThat(signedHeaders)
                .contains("host", "x-amz-date", "x-amz-security-token")
                .isSorted();
        assertThat(header(request, "X-amz-security-token")).isEqualTo(TOKEN);
        String payloadHash = hash(request.body());
        String canonicalHeaders = signedHeaders.stream()
                .map(name -> name + ":" + header(request, name).strip() + "\n")
                .collect(Collectors.joining());
        String canonical = String.join(
                "\n", request.method(), path, canonicalQuery, canonicalHeaders, authorization.group(2), payloadHash);
        String date = authorization.group(1);
        String toSign = String.join(
                "\n",
                "AWS4-HMAC-SHA256",
                header(request, "X-amz-date"),
                date + "/eu-central-1/execute-api/aws4_request",
                hash(canonical));
        byte[] key = ("AWS4" + SECRET).getBytes(StandardCharsets.UTF_8);
        for (String part : List.of(date, "eu-central-1", "execute-api", "aws4_request")) {
            key = hmac(key, part);
        }
        assertThat(authorization.group(3)).isEqualTo(HexFormat.of().formatHex(hmac(key, toSign)));
    }

    private static String header(Request request, String name) {
        return request.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> String.join(",", header.getValue()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no header " + name));
    }

    private static String hash(String text) throws Exception {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static byte[] hmac(byte[] key, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }
}
