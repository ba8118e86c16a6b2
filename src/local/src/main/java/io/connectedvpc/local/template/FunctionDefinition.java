package io.connectedvpc.local.template;

import java.time.Duration;

/**
 * A function of the template.
 *
 * @param name name of its folder under {@code functions/}
 * @param timeout after which Lambda ends an invocation
 * @param memoryMegabytes what Lambda gives it
 * @param retries how often an event is tried again after a failure ({@code EventInvokeConfig})
 */
public record FunctionDefinition(String name, Duration timeout, int memoryMegabytes, int retries) {}
