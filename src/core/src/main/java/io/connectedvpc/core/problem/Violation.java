package io.connectedvpc.core.problem;

/**
 * One bad field.
 *
 * @param field its path in the body, such as {@code hosts[1].hostId}
 * @param message completes the sentence "field …"
 */
public record Violation(String field, String message) {}
