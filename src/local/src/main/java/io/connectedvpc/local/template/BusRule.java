package io.connectedvpc.local.template;

/**
 * A rule of the event bus.
 *
 * @param name logical ids of the function and of its event, for messages: {@code "MoveEdge/EdgeMoved"}
 * @param pattern the event pattern as JSON
 * @param function the function that gets the events which match
 */
public record BusRule(String name, String pattern, String function) {}
