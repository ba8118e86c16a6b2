package io.connectedvpc.cli.api;

/** Nobody that we know has answered. The message is a sentence for the user. */
public final class UnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
