package io.connectedvpc.local.backend;

import io.connectedvpc.aws.AwsClients;
import io.connectedvpc.aws.Ec2Accounts;
import io.connectedvpc.aws.SddcTable;
import io.connectedvpc.core.model.Account;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.ec2standin.Ec2StandIn;
import io.connectedvpc.ec2standin.SampleVpc;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/**
 * EC2 and DynamoDB for the functions.
 *
 * @param ec2 for the functions alone: their calls are told from others' by its user agent
 * @param otherAccounts makes EC2's client of another account; the embedded EC2 is the same in each
 * @param standIn the embedded EC2, for what others do; empty where EC2 is reached by its endpoint
 * @param description a line on each service, for the user
 */
public record Backends(
        Ec2Client ec2,
        Function<Account, Ec2Client> otherAccounts,
        DynamoDbClient dynamoDb,
        Optional<Ec2StandIn> standIn,
        List<String> description)
        implements AutoCloseable {

    /** With one EC2 for all accounts. */
    public Backends(Ec2Client ec2, DynamoDbClient dynamoDb, Optional<Ec2StandIn> standIn, List<String> description) {
        this(ec2, account -> ec2, dynamoDb, standIn, description);
    }

    private static final String EMBEDDED_EC2 =
            "EC2: in memory; VPC %s (%s, main route table %s), subnet %s (%s), security group %s, instances %s to %s"
                    .formatted(
                            SampleVpc.VPC,
                            SampleVpc.VPC_CIDR,
                            SampleVpc.MAIN_TABLE,
                            SampleVpc.SUBNET,
                            SampleVpc.SUBNET_CIDR,
                            SampleVpc.SECURITY_GROUP,
                            SampleVpc.instance(1),
                            SampleVpc.instance(4));

    /**
     * The services that the environment names an endpoint for, and stand-ins for the others. The table is made if it is
     * missing.
     *
     * @throws IllegalArgumentException if an endpoint isn't a URL
     * @throws BackendUnavailableException if DynamoDB doesn't answer, or not as it should
     */
    public static Backends of(Environment environment, String tableName) {
        Optional<ServiceEndpoint> remoteEc2 = ServiceEndpoint.of("EC2", environment);
        Optional<ServiceEndpoint> remoteDynamoDb = ServiceEndpoint.of("DYNAMODB", environment);
        Optional<Ec2StandIn> standIn = remoteEc2.isPresent() ? Optional.empty() : Optional.of(sampleVpc());
        Ec2Client ec2 = remoteEc2
                .<Ec2Client>map(endpoint -> endpoint.client(Ec2Client.builder()))
                .orElseGet(() -> ofFunctions(standIn.orElseThrow()));
        DynamoDbClient dynamoDb = remoteDynamoDb
                .map(endpoint -> endpoint.client(DynamoDbClient.builder()))
                .orElseGet(EmbeddedDynamoDb::start);
        ensureTable(dynamoDb, tableName, remoteDynamoDb);
        return new Backends(
                ec2,
                account -> remoteEc2
                        .map(endpoint -> endpoint.ec2(account, environment))
                        .orElse(ec2),
                dynamoDb,
                standIn,
                List.of(
                        remoteEc2.map(endpoint -> "EC2: at " + endpoint.url()).orElse(EMBEDDED_EC2),
                        "DynamoDB: %s, table %s"
                                .formatted(
                                        remoteDynamoDb
                                                .map(endpoint -> "at " + endpoint.url())
                                                .orElse("in memory"),
                                        tableName)));
    }

    /**
     * Both services in memory, whatever the environment says.
     *
     * @param ec2 a stand-in with the sample VPC
     */
    public static Backends embedded(Ec2StandIn ec2, String tableName) {
        DynamoDbClient dynamoDb = EmbeddedDynamoDb.start();
        ensureTable(dynamoDb, tableName, Optional.empty());
        return new Backends(
                ofFunctions(ec2),
                dynamoDb,
                Optional.of(ec2),
                List.of(EMBEDDED_EC2, "DynamoDB: in memory, table " + tableName));
    }

    /**
     * The same, with an embedded EC2 that lets the functions' writes through one after the other, each after that while.
     *
     * @throws IllegalArgumentException if EC2 isn't embedded
     */
    public Backends pacing(Duration latency) {
        Ec2StandIn ec2 = standIn.orElseThrow(() -> new IllegalArgumentException(
                "only the embedded EC2 can be slowed down, and an endpoint is named for EC2"));
        return new Backends(ofFunctions(ec2.paced(latency)), dynamoDb, standIn, description);
    }

    /**
     * EC2 for the functions.
     *
     * @param roles those that may be assumed to work in other accounts
     */
    public Ec2Accounts accounts(String deployment, Set<String> roles) {
        return new Ec2Accounts(ec2, deployment, roles, otherAccounts);
    }

    private static Ec2Client ofFunctions(Ec2StandIn ec2) {
        return ec2.as(AwsClients.USER_AGENT_SUFFIX);
    }

    /** A stand-in with the sample VPC. */
    public static Ec2StandIn sampleVpc() {
        Ec2StandIn ec2 = new Ec2StandIn();
        SampleVpc.seed(ec2);
        return ec2;
    }

    /** Lets the calls of the embedded EC2 come to the bus, as CloudTrail lets them come on AWS. */
    public void trailTo(EventBridgeClient bus) {
        standIn.ifPresent(ec2 -> ec2.onCall(new ApiTrail(bus)));
    }

    private static void ensureTable(DynamoDbClient dynamoDb, String name, Optional<ServiceEndpoint> endpoint) {
        try {
            SddcTable.createIfMissing(dynamoDb, name);
        } catch (CloudFailure e) {
            dynamoDb.close();
            String where = endpoint.map(remote -> " at " + remote.url()).orElse("");
            throw new BackendUnavailableException(
                    "DynamoDB%s gives no table %s: %s".formatted(where, name, e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        ec2.close();
        dynamoDb.close();
    }
}
