package io.connectedvpc.ec2standin.faults;

import io.connectedvpc.ec2standin.calls.Ec2Errors;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.model.Ec2Response;

/** What becomes of one call. It decides whether the call takes effect, and what the caller gets to see. */
@FunctionalInterface
public interface Fault {

    /** Answers in EC2's place, or throws what the SDK would throw. */
    Ec2Response befall(Attempt attempt);

    /** No fault. */
    static Fault none() {
        return Attempt::proceed;
    }

    /** {@code RequestLimitExceeded}; the call has no effect. */
    static Fault throttled() {
        return before(Ec2Errors::requestLimitExceeded);
    }

    /** {@code Unavailable}; the call has no effect. */
    static Fault unavailable() {
        return before(Ec2Errors::unavailable);
    }

    /** {@code UnauthorizedOperation}; the call has no effect. */
    static Fault unauthorized() {
        return before(Ec2Errors::unauthorizedOperation);
    }

    /** Any error with HTTP status 400; the call has no effect. */
    static Fault refused(String code, String message) {
        return before(() -> Ec2Errors.clientError(code, message));
    }

    /** EC2 isn't reached; the call has no effect. */
    static Fault unreachable() {
        return before(() -> SdkClientException.create(
                "Unable to execute HTTP request: Connection refused", new ConnectException("Connection refused")));
    }

    /** The call takes effect, and its answer gets lost. */
    static Fault lostAnswer() {
        return after(() -> SdkClientException.create(
                "Unable to execute HTTP request: Read timed out", new SocketTimeoutException("Read timed out")));
    }

    /** A Describe sees what it saw the last time, if there was one: EC2 is eventually consistent. */
    static Fault staleAnswer() {
        return attempt -> attempt.earlierAnswer().orElseGet(attempt::proceed);
    }

    /** Throws instead of making the call. */
    static Fault before(Supplier<? extends RuntimeException> error) {
        return attempt -> {
            throw error.get();
        };
    }

    /** Makes the call, and throws then. */
    static Fault after(Supplier<? extends RuntimeException> error) {
        return attempt -> {
            attempt.proceed();
            throw error.get();
        };
    }
}
