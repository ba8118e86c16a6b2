package io.connectedvpc.bench;

/** Something is missing on this machine, or in the build. The message says what, for people. */
public final class CannotMeasureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CannotMeasureException(String message) {
        super(message);
    }

    /** With another's message. */
    public CannotMeasureException(Exception cause) {
        super(cause.getMessage(), cause);
    }
}
