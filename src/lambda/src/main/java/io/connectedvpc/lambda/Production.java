package io.connectedvpc.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.connectedvpc.aws.AwsClients;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The wiring on Lambda: clients are made once, when the function starts. */
@Singleton
public final class Production {

    @Produces
    @Singleton
    Wiring wiring() {
        return new Wiring(
                AwsClients.ec2(), AwsClients.dynamoDb(), AwsClients.eventBridge(), Settings.of(System.getenv()));
    }

    /**
     * Makes the function, and by that the clients and all that it stands on, before there is an event. Without this, the first event would wait
     * for it.
     *
     * @param function the one that is deployed; asking for it makes it
     */
    void start(@Observes Startup started, RequestStreamHandler function) {}
}
