package io.connectedvpc.simulation.broken;

import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.model.Stamp;
import io.connectedvpc.simulation.Wiring;
import io.connectedvpc.simulation.oracle.Stamps;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Mistakes in what a command is taken for. */
final class BrokenCommands {

    private BrokenCommands() {}

    static Wiring unfenced() {
        return taking(command -> live(command));
    }

    static Wiring unnumbered() {
        return taking(command -> Stamps.stamped(
                command, new Stamp(null, command.stamp().time(), command.stamp().live())));
    }

    static Wiring duplicated() {
        Set<Command> seen = new HashSet<>();
        return taking(
                command -> command.stamp().sequence() == null || command.stamp().live() || seen.add(command)
                        ? command
                        : live(command));
    }

    private static Command live(Command command) {
        return Stamps.stamped(command, new Stamp(null, command.stamp().time(), true));
    }

    private static Wiring taking(UnaryOperator<Command> change) {
        return new Wiring() {
            @Override
            protected Command command(Command command) {
                return change.apply(command);
            }
        };
    }
}
