package io.connectedvpc.local.function;

/** A function threw, answered nothing, or ran into its time limit: what Lambda calls a function error. */
public final class FunctionFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    public FunctionFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
