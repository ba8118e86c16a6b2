package io.connectedvpc.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.util.Map;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/** Makes the handlers of the functions. */
@FunctionalInterface
public interface FunctionFactory {

    /**
     * Makes the handlers.
     *
     * @param events for the functions' own events; not to be used before the server has started
     * @return handlers by the name of their folder under {@code functions/}
     */
    Map<String, RequestStreamHandler> create(EventBridgeClient events);
}
