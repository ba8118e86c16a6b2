package io.connectedvpc.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.connectedvpc.aws.AssumedRole;
import io.connectedvpc.aws.AwsClients;
import io.connectedvpc.aws.CallCounts;
import io.connectedvpc.aws.Ec2Accounts;
import io.connectedvpc.lambda.telemetry.ConsoleLog;
import io.connectedvpc.lambda.telemetry.EmfMetrics;
import io.connectedvpc.lambda.telemetry.LambdaLogFormatter;
import io.connectedvpc.lambda.telemetry.Telemetry;
import io.quarkus.runtime.LaunchMode;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The wiring on Lambda: clients are made once, when the function starts, and their connections opened meanwhile. */
@Singleton
public final class Production {

    @Produces
    @Singleton
    Wiring wiring() {
        var settings = Settings.of(System.getenv());
        var calls = new CallCounts();
        var metrics = new EmfMetrics(settings.deployment(), calls, InstantSource.system(), System.out::println);
        var clients = new AwsClients(calls);
        var dynamoDb = clients.dynamoDb();
        var ec2 = clients.ec2();
        clients.connect(dynamoDb, ec2, Thread::startVirtualThread);
        return new Wiring(
                new Ec2Accounts(
                        ec2,
                        settings.deployment(),
                        settings.accountRoles(),
                        account -> clients.ec2(new AssumedRole(clients.sts(), account, session()))),
                dynamoDb,
                clients.eventBridge(),
                settings,
                Telemetry.logAnd(metrics));
    }

    /** The function's name: a role's policy may tell the functions apart by it. */
    private static String session() {
        return System.getenv().getOrDefault("AWS_LAMBDA_FUNCTION_NAME", AwsClients.USER_AGENT_SUFFIX);
    }

    /**
     * Makes the function, and by that the clients and all that it stands on, before there is an event. Without this, the first event would wait
     * for it.
     *
     * @param function the one that is deployed; asking for it makes it
     */
    void start(@Observes Startup started, RequestStreamHandler function) {}

    /** From here on each line of the log is JSON; tests and the development mode log for people. */
    void log(@Observes @Priority(1) Startup started) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            ConsoleLog.write(new LambdaLogFormatter());
        }
    }
}
