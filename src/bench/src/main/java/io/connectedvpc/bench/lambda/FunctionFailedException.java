package io.connectedvpc.bench.lambda;

/** A function answered with an error, or not at all. */
public final class FunctionFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    public FunctionFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
