package io.connectedvpc.lambda.sample;

import io.connectedvpc.lambda.Wiring;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Takes the place of the wiring over AWS's clients in the functions' tests. */
@Alternative
@Priority(1)
@Singleton
public class SampleWiring {

    @Produces
    @Singleton
    SampleCloud cloud() {
        return new SampleCloud();
    }

    @Produces
    @Singleton
    Wiring wiring(SampleCloud cloud) {
        return cloud.wiring();
    }
}
