package io.connectedvpc.lambda;

import io.connectedvpc.aws.AwsClients;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The wiring on Lambda: clients are made once, when the function starts. */
public final class Production {

    @Produces
    @Singleton
    Wiring wiring() {
        return new Wiring(
                AwsClients.ec2(), AwsClients.dynamoDb(), AwsClients.eventBridge(), Settings.of(System.getenv()));
    }
}
