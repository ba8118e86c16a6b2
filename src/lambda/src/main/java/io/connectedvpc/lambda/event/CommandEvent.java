package io.connectedvpc.lambda.event;

import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.model.EventType;
import io.connectedvpc.lambda.json.Body;
import io.connectedvpc.lambda.json.Commands;
import io.connectedvpc.lambda.json.Stamps;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The events that are commands. */
public enum CommandEvent {
    SDDC_PROVISIONING_REQUESTED("SDDC Provisioning Requested", Commands::provision, null),
    SDDC_DEPROVISIONING_REQUESTED("SDDC Deprovisioning Requested", Commands::deprovision, null),
    SEGMENT_CREATED("Segment Created", CommandEvent::putSegment, EventType.SEGMENT_IGNORED),
    SEGMENT_UPDATED("Segment Updated", CommandEvent::putSegment, EventType.SEGMENT_IGNORED),
    SEGMENT_DELETED("Segment Deleted", CommandEvent::deleteSegment, EventType.SEGMENT_IGNORED),
    EDGE_MOVED("Edge Moved", Commands::moveEdge, EventType.EDGE_MOVE_IGNORED);

    private final String detailType;
    private final Reader reader;
    private final @Nullable EventType whenIgnored;

    CommandEvent(String detailType, Reader reader, @Nullable EventType whenIgnored) {
        this.detailType = detailType;
        this.reader = reader;
        this.whenIgnored = whenIgnored;
    }

    /** Reads the command in an event's detail. */
    private interface Reader {

        Command read(String sddcId, Stamps stamps, Body detail);
    }

    /** The one with that detail-type. */
    static Optional<CommandEvent> of(String detailType) {
        return Arrays.stream(values())
                .filter(event -> event.detailType.equals(detailType))
                .findFirst();
    }

    /** EventBridge's detail-type. */
    public String detailType() {
        return detailType;
    }

    /** The command in an event's detail. */
    Command read(Stamps stamps, Body detail) {
        return reader.read(detail.required("sddcId"), stamps, detail);
    }

    /** The event to send when the command says nothing new; empty when that is nothing to tell of. */
    Optional<EventType> whenIgnored() {
        return Optional.ofNullable(whenIgnored);
    }

    private static Command putSegment(String sddcId, Stamps stamps, Body detail) {
        return Commands.putSegment(sddcId, detail.required("name"), stamps, detail);
    }

    private static Command deleteSegment(String sddcId, Stamps stamps, Body detail) {
        return Commands.deleteSegment(sddcId, detail.required("name"), stamps, detail);
    }
}
