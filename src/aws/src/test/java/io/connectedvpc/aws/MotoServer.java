package io.connectedvpc.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Gives tests a {@code moto_server}: one for all test classes of a JVM, started for the first and killed after the last. Where the program
 * isn't on the PATH, the tests are skipped, and the output says so. To be registered in a static field.
 */
public final class MotoServer implements BeforeAllCallback {

    private @Nullable MotoProcess running;

    @Override
    public void beforeAll(ExtensionContext context) {
        boolean installed = MotoProcess.isInstalled();
        if (!installed) {
            System.out.printf("SKIPPED %s: %s isn't on the PATH%n", context.getDisplayName(), MotoProcess.PROGRAM);
        }
        Assumptions.assumeTrue(installed, MotoProcess.PROGRAM + " isn't on the PATH");
        // The store closes it at the end.
        running = context.getRoot()
                .getStore(Namespace.create(MotoServer.class))
                .computeIfAbsent(MotoProcess.class, key -> start(), MotoProcess.class);
    }

    private static MotoProcess start() {
        try {
            return MotoProcess.start();
        } catch (IOException cannotStart) {
            throw new UncheckedIOException(cannotStart);
        }
    }

    public Ec2Client ec2() {
        return Objects.requireNonNull(running).ec2();
    }

    /** EC2 of the account that the credentials are of. */
    Ec2Client ec2(AwsCredentialsProvider credentials) {
        return Objects.requireNonNull(running).ec2(credentials);
    }

    StsClient sts() {
        return Objects.requireNonNull(running).client(StsClient.builder());
    }

    public DynamoDbClient dynamoDb() {
        return Objects.requireNonNull(running).client(DynamoDbClient.builder());
    }
}
