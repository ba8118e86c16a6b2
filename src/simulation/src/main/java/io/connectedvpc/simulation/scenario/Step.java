package io.connectedvpc.simulation.scenario;

import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.model.Cidr;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that happens. */
public sealed interface Step {

    /** How long after the beginning. */
    Duration at();

    /**
     * A command. Its stamp's time counts from the epoch as {@code at} does from the beginning.
     *
     * @param event whether it comes as an event, else as a REST call
     * @param delays one for each delivery of the event, from its time; one for a REST call
     */
    record Ask(Duration at, String id, Command command, boolean event, List<Duration> delays) implements Step {}

    /**
     * Something that people do in the VPC.
     *
     * @param destination for an added route
     */
    record Edit(
            Duration at,
            Kind kind,
            String vpcId,
            String sddcId,
            @Nullable Cidr destination) implements Step {}

    /** What people do. */
    enum Kind {
        DELETE_ROUTE,
        REPOINT_ROUTE,
        ADD_ROUTE,
        REMOVE_FOREIGN_ROUTE,
        WIPE_TABLE,
        SWAP_MAIN_TABLE,
        DELETE_ENI,
        CHANGE_ENI,
        EDIT_LIST
    }
}
