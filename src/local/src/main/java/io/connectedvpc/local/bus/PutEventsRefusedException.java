package io.connectedvpc.local.bus;

/** The whole PutEvents call is refused, not only one of its entries: too many of them, or too large. */
final class PutEventsRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    PutEventsRefusedException(String code, String message) {
        super(message);
        this.code = code;
    }

    /** The error code that AWS would send. */
    String code() {
        return code;
    }
}
