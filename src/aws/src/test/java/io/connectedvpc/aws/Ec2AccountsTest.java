package io.connectedvpc.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.connectedvpc.core.model.Account;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.CloudFailure.Kind;
import io.connectedvpc.ec2standin.Ec2StandIn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.sts.StsClient;

/** Roles that are assumed, and roles that aren't: STS and EC2 are one server that notes what it is asked. */
class Ec2AccountsTest {

    private static final Account ACCOUNT = new Account("arn:aws:iam::210987654321:role/connected-vpc", "sddc-1");
    private static final String DENIED =
            "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>User: me is not authorized to perform: sts:AssumeRole</Message></Error></ErrorResponse>";

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Ec2Client own = new Ec2StandIn();
    private HttpServer aws;
    private int status = 200;
    private Instant expiration = Instant.now().plusSeconds(3600);

    @BeforeEach
    void start() throws IOException {
        aws = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        aws.createContext("/", exchange -> {
            String request = URLDecoder.decode(
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    StandardCharsets.UTF_8);
            requests.add(request);
            boolean assumes = request.contains("Action=AssumeRole");
            byte[] answer = (assumes ? (status == 200 ? session() : DENIED) : "<DescribeVpcsResponse/>")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(assumes ? status : 200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        aws.start();
    }

    @AfterEach
    void stop() {
        aws.stop(0);
        own.close();
    }

    @Test
    void role_isAssumedOnce_withItsExternalId_underTheGivenName() {
        Ec2Accounts accounts = accounts();

        accounts.of(ACCOUNT).vpc("vpc-1");
        accounts.of(ACCOUNT).vpc("vpc-1");

        assertThat(requests)
                .filteredOn(request -> request.contains("Action=AssumeRole"))
                .singleElement()
                .satisfies(request -> assertThat(request)
                        .contains("RoleArn=" + ACCOUNT.roleArn())
                        .contains("ExternalId=sddc-1")
                        .contains("RoleSessionName=move-edge"));
        assertThat(requests).hasSize(3);
    }

    @Test
    void role_isAssumedAgain_beforeItsCredentialsExpire() {
        Ec2Accounts accounts = accounts();
        expiration = Instant.now().plusSeconds(30);

        accounts.of(ACCOUNT).vpc("vpc-1");
        accounts.of(ACCOUNT).vpc("vpc-1");

        assertThat(requests)
                .filteredOn(request -> request.contains("Action=AssumeRole"))
                .hasSizeGreaterThan(1);
    }

    @Test
    void role_thatDoesntLetUsIn_failsEachCall_namingActionAndRole() {
        status = 403;
        var network = accounts().of(ACCOUNT);

        for (int call = 0; call < 2; call++) {
            assertThatExceptionOfType(CloudFailure.class)
                    .isThrownBy(() -> network.vpc("vpc-1"))
                    .matches(failure -> failure.kind() == Kind.DENIED && failure.ofVpc())
                    .matches(failure -> failure.action().equals("sts:AssumeRole"))
                    .withMessageContaining(ACCOUNT.roleArn())
                    .withMessageContaining("AccessDenied");
        }
        assertThat(requests).allMatch(request -> request.contains("Action=AssumeRole"));
    }

    @Test
    void roleThatWasntGiven_isNotAssumed_norUsed() {
        var other = new Account("arn:aws:iam::111122223333:role/connected-vpc", "sddc-1");
        Ec2Accounts accounts = accounts();

        assertThat(accounts.mayUse(ACCOUNT)).isTrue();
        assertThat(accounts.mayUse(other)).isFalse();
        assertThatExceptionOfType(CloudFailure.class)
                .isThrownBy(() -> accounts.of(other))
                .matches(failure -> failure.kind() == Kind.DENIED)
                .withMessageContaining(other.roleArn());
        assertThat(requests).isEmpty();
    }

    @Test
    void clients_ofManyExternalIds_dontAddUp() {
        var made = new ArrayList<Account>();
        var accounts = new Ec2Accounts(own, "blue", Set.of(ACCOUNT.roleArn()), account -> {
            made.add(account);
            return own;
        });
        var first = accounts.of(ACCOUNT);

        IntStream.range(0, 100).forEach(i -> accounts.of(new Account(ACCOUNT.roleArn(), "guess-" + i)));

        assertThat(accounts.of(ACCOUNT)).isNotSameAs(first);
        assertThat(made).hasSize(102);
    }

    private Ec2Accounts accounts() {
        StsClient sts = client(StsClient.builder()
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"))));
        return new Ec2Accounts(
                own,
                "blue",
                Set.of(ACCOUNT.roleArn()),
                account -> client(Ec2Client.builder().credentialsProvider(new AssumedRole(sts, account, "move-edge"))));
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return AwsClients.fit(builder)
                .region(Region.US_EAST_1)
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + aws.getAddress().getPort()))
                .build();
    }

    private String session() {
        return "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIA1</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>"
                + "<SessionToken>token</SessionToken><Expiration>%s</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>"
                        .formatted(expiration);
    }
}
