package io.connectedvpc.ec2standin.calls;

import java.util.Set;
import software.amazon.awssdk.services.ec2.model.Ec2Request;

/** Keeps parameters that the stand-in knows nothing of from being ignored silently. */
final class Supported {

    private static final String DRY_RUN = "DryRun";

    private Supported() {}

    /**
     * Refuses a request that sets anything else.
     *
     * @param members the names of the parameters as in the EC2 API Reference
     * @throws UnsupportedOperationException naming the parameter
     */
    static void only(Ec2Request request, String... members) {
        Set<String> known = Set.of(members);
        Parameters.of(request).keySet().stream()
                .filter(name -> !known.contains(name) && !name.equals(DRY_RUN))
                .findFirst()
                .ifPresent(name -> {
                    throw new UnsupportedOperationException("The EC2 stand-in doesn't keep the parameter " + name
                            + " of " + request.getClass().getSimpleName());
                });
    }
}
