package io.connectedvpc.local.template;

/**
 * A schedule. Its rate isn't read: the local server has its own ({@code --sweep}), since a minute is long to wait for
 * when one tries things out.
 *
 * @param name logical ids of the function and of its event, for messages: {@code "ReconcileRoutes/Sweep"}
 * @param function the function that is called
 */
public record Schedule(String name, String function) {}
