package io.connectedvpc.lambda;

import io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler;
import io.quarkus.runtime.Quarkus;

/**
 * What Lambda's Java runtime calls: the function, started while Lambda initializes it. Quarkus' own handler would start the application with
 * the first event, when somebody waits and a small function has a fraction of a CPU; at initialization it has all of it.
 *
 * <p>Source: AWS Lambda Developer Guide, "Lambda execution environment lifecycle".
 */
public final class StartedFunction extends QuarkusStreamHandler {

    /** Called by Lambda. What it throws makes Lambda begin anew. */
    public StartedFunction() {
        Quarkus.manualStart();
    }
}
