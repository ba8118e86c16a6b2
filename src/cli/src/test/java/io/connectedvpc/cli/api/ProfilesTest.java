package io.connectedvpc.cli.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.cli.Main;
import io.connectedvpc.cli.ScriptedApi;
import io.connectedvpc.cli.ScriptedApi.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The usual kinds of AWS profiles, with a server in place of STS and of IAM Identity Center: their SDK modules are found by
 * name, and one is older than the rest. In a process of its own, since the SDK reads its variables.
 */
class ProfilesTest {

    /** Reserved by RFC 2606: to be told that it isn't there, a client must have had credentials first. */
    private static final String ENDPOINT = "https://api.invalid";

    private static final String NO_SUCH_HOST = "there is no host api.invalid; look at --endpoint\n";

    private final ScriptedApi aws = new ScriptedApi();

    @TempDir
    private Path home;

    @BeforeEach
    void writeProfiles() throws Exception {
        Path cache = Files.createDirectories(home.resolve(".aws/sso/cache"));
        Files.writeString(home.resolve(".aws/config"), """
                [profile person]
                sso_session = corporation
                sso_account_id = 111122223333
                sso_role_name = Operator
                region = eu-central-1
                [sso-session corporation]
                sso_region = eu-central-1
                sso_start_url = https://corporation.awsapps.com/start
                [profile role]
                role_arn = arn:aws:iam::111122223333:role/operator
                source_profile = base
                region = eu-central-1
                [profile base]
                aws_access_key_id = AKIDBASE
                aws_secret_access_key = secret
                """);
        byte[] session = MessageDigest.getInstance("SHA-1").digest("corporation".getBytes(StandardCharsets.UTF_8));
        Files.writeString(cache.resolve(HexFormat.of().formatHex(session) + ".json"), """
                {"accessToken":"token-of-the-sign-in","expiresAt":"2099-01-01T00:00:00Z","region":"eu-central-1",
                 "startUrl":"https://corporation.awsapps.com/start"}""");
    }

    @AfterEach
    void close() {
        aws.close();
    }

    private String errors(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "get",
                "sddcs",
                "--endpoint",
                ENDPOINT));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment()
                .putAll(Map.of(
                        "HOME", home.toString(),
                        "AWS_EC2_METADATA_DISABLED", "true",
                        "AWS_ENDPOINT_URL_SSO", aws.url().toString(),
                        "AWS_ENDPOINT_URL_STS", aws.url().toString()));
        Process process = builder.start();
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(errors).isEqualTo(3);
        return errors;
    }

    @Test
    void personWhoSignedIn_hasCredentials() throws Exception {
        aws.on("GET /federation/credentials", 200, """
                {"roleCredentials":{"accessKeyId":"AKIDROLE","secretAccessKey":"secret","sessionToken":"token","expiration":4102444800000}}""");

        assertThat(errors("--profile", "person")).isEqualTo(NO_SUCH_HOST);
        Request request = aws.requests().getFirst();
        assertThat(request.target()).contains("role_name=Operator", "account_id=111122223333");
        assertThat(request.headers()).containsEntry("X-amz-sso_bearer_token", List.of("token-of-the-sign-in"));
    }

    @Test
    void role_hasCredentials() throws Exception {
        aws.on("POST /", 200, Map.of("Content-Type", "text/xml"), """
                <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
                <AccessKeyId>AKIDROLE</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken>
                <Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>""");

        assertThat(errors("--profile", "role")).isEqualTo(NO_SUCH_HOST);
        assertThat(aws.requests().getFirst().body()).contains("Action=AssumeRole");
    }

    @Test
    void profile_isExplained_whenItHasNoRegionOrNoCredentials() throws Exception {
        assertThat(errors("--profile", "base")).contains("tells the Region; name it with --region");
        assertThat(errors("--profile", "base", "--region", "eu-central-1")).isEqualTo(NO_SUCH_HOST);
        assertThat(errors())
                .startsWith("the endpoint wants signed requests, and there are no credentials (")
                .hasLineCount(1);
    }
}
