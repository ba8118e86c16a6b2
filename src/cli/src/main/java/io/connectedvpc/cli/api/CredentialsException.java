package io.connectedvpc.cli.api;

/** A request can't be signed. The message is a sentence for the user. */
public final class CredentialsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public CredentialsException(String message, Throwable cause) {
        super(message, cause);
    }
}
