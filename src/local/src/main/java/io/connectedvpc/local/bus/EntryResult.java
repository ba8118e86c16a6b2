package io.connectedvpc.local.bus;

/** What became of one entry of a PutEvents call. */
sealed interface EntryResult {

    /** The bus has the event. */
    record Accepted(String eventId) implements EntryResult {}

    /** The bus doesn't take the event. */
    record Refused(String errorCode, String errorMessage) implements EntryResult {}
}
