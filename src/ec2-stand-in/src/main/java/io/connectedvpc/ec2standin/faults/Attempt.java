package io.connectedvpc.ec2standin.faults;

import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ec2.model.Ec2Request;
import software.amazon.awssdk.services.ec2.model.Ec2Response;

/**
 * A call on its way to EC2.
 *
 * @param call makes the call
 * @param earlierAnswer what the last equal request was answered, if there was one
 */
public record Attempt(Ec2Request request, Supplier<Ec2Response> call, Optional<Ec2Response> earlierAnswer) {

    /** Makes the call, with all its effect. */
    public Ec2Response proceed() {
        return call.get();
    }
}
