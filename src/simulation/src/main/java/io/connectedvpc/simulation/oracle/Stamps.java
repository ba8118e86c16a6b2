package io.connectedvpc.simulation.oracle;

import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.model.Stamp;
import java.time.Instant;
import java.util.Objects;

/** Gives commands other stamps. */
public final class Stamps {

    private static final Stamp NOBODYS = new Stamp(null, Instant.EPOCH, false);

    private Stamps() {}

    /** The same command elsewhere in the order. */
    public static Command stamped(Command command, Stamp stamp) {
        return switch (command) {
            case Command.ProvisionSddc put -> new Command.ProvisionSddc(put.sddcId(), stamp, put.spec());
            case Command.DeprovisionSddc delete -> new Command.DeprovisionSddc(delete.sddcId(), stamp, delete.force());
            case Command.PutSegment put ->
                new Command.PutSegment(put.sddcId(), stamp, put.name(), put.cidr(), put.gatewayAddress(), put.type());
            case Command.DeleteSegment delete -> new Command.DeleteSegment(delete.sddcId(), stamp, delete.name());
            case Command.HostChanged changed ->
                new Command.HostChanged(changed.sddcId(), stamp, changed.instanceId(), changed.running());
            case Command.MoveEdge move -> new Command.MoveEdge(move.sddcId(), stamp, move.toHost(), move.reason());
        };
    }

    /** What a command says of the entity, wherever it stands, defaults filled in. Force is no content: the SDDC is gone either way. */
    static Command unstamped(Command command) {
        return switch (command) {
            case Command.DeprovisionSddc delete -> new Command.DeprovisionSddc(delete.sddcId(), NOBODYS, false);
            case Command.PutSegment put ->
                new Command.PutSegment(
                        put.sddcId(),
                        NOBODYS,
                        put.name(),
                        put.cidr(),
                        put.gatewayAddress(),
                        Objects.requireNonNullElse(put.type(), "ROUTED"));
            case Command.MoveEdge move ->
                new Command.MoveEdge(
                        move.sddcId(),
                        NOBODYS,
                        move.toHost(),
                        Objects.requireNonNullElse(move.reason(), "MAINTENANCE"));
            default -> stamped(command, NOBODYS);
        };
    }
}
