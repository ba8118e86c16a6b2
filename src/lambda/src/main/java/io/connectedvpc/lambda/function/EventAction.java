package io.connectedvpc.lambda.function;

import io.connectedvpc.core.command.Origin;
import io.connectedvpc.lambda.event.Event;

/** Handles the events of one detail-type. What it throws makes Lambda deliver the event again. */
@FunctionalInterface
public interface EventAction {

    void handle(Event event, Origin origin);
}
