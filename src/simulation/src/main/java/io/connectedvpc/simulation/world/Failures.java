package io.connectedvpc.simulation.world;

import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.CloudFailure.Kind;

/** Makes failures of AWS. */
final class Failures {

    private Failures() {}

    static CloudFailure of(Kind kind, String action, String message) {
        return new CloudFailure(kind, action, message, new IllegalStateException(message));
    }
}
