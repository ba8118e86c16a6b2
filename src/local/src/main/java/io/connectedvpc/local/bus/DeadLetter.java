package io.connectedvpc.local.bus;

/**
 * An event that was given up.
 *
 * @param sender who gave it up
 * @param function the function that it was for
 * @param event the whole event as JSON
 * @param attempts how often the function was tried
 * @param reason of the last failure
 */
public record DeadLetter(Sender sender, String function, String event, int attempts, String reason) {

    /** On AWS each has a queue of its own to name, which may be the same. */
    public enum Sender {
        /** A rule or a schedule that could not hand the event over: its {@code DeadLetterConfig}. */
        RULE,
        /** A function that failed on the event until its retries were used up: its {@code OnFailure} destination. */
        FUNCTION
    }
}
