package io.connectedvpc.local.bus;

/**
 * An event that a function failed on until its retries were used up.
 *
 * @param function the function that failed
 * @param event the whole event as JSON
 * @param attempts how often it was tried
 * @param reason of the last failure
 */
public record DeadLetter(String function, String event, int attempts, String reason) {}
