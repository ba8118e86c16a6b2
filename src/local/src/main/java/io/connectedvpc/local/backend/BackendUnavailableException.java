package io.connectedvpc.local.backend;

/** A service that the functions need can't be used; the message is for the user. */
public final class BackendUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BackendUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
