package io.connectedvpc.local.backend;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;

/** DynamoDB Local in this process, in memory. */
final class EmbeddedDynamoDb {

    /** DynamoDB Local reports its start to AWS unless it is told not to. */
    private static final boolean WITHOUT_TELEMETRY = true;

    /** Looks for what has expired, now and then, and says that it can't when the process is just being stopped. */
    private static final String EXPIRY_JOB =
            "software.amazon.dynamodb.services.local.shared.jobs.TimeToLiveDeletionJob";

    private EmbeddedDynamoDb() {}

    /** A client of a DynamoDB of its own, which goes with the process. */
    static DynamoDbClient start() {
        // Its logger: errors on standard error, without the half second that log4j-core takes to set itself up.
        System.setProperty("log4j2.loggerContextFactory", "org.apache.logging.log4j.simple.SimpleLoggerContextFactory");
        System.setProperty("org.apache.logging.log4j.simplelog." + EXPIRY_JOB + ".level", "OFF");
        return DynamoDBEmbedded.create(WITHOUT_TELEMETRY).dynamoDbClient();
    }
}
