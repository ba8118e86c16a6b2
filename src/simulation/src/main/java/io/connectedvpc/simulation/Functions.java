package io.connectedvpc.simulation;

import io.connectedvpc.core.apply.ClientTokens;
import io.connectedvpc.core.apply.Reconciler;
import io.connectedvpc.core.apply.Reconciler.Scope;
import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.command.Origin;
import io.connectedvpc.core.model.WaitingEvent;
import io.connectedvpc.core.port.EventSink;
import io.connectedvpc.core.port.Ports;
import io.connectedvpc.core.port.SddcStore;
import io.connectedvpc.core.port.Time;
import io.connectedvpc.core.port.VpcNetwork;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import io.connectedvpc.core.service.CommandService;
import io.connectedvpc.core.service.Outcome;
import io.connectedvpc.core.service.ReconcileService;
import io.connectedvpc.core.service.WaitingRoom;
import io.connectedvpc.simulation.engine.Scheduler;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The functions of the deployment, as far as they are the core's. */
final class Functions {

    private static final Set<ProblemCode> PASSING =
            EnumSet.of(ProblemCode.THROTTLED, ProblemCode.UNAVAILABLE, ProblemCode.AWS_REFUSED);

    private final Wiring wiring;
    private final Ports ports;
    private final CommandService everything;
    private final CommandService routesOnly;
    private final ReconcileService reconciles;
    private final WaitingRoom waitingRoom;

    Functions(
            Wiring wiring,
            SddcStore store,
            VpcNetwork network,
            EventSink events,
            Time time,
            Scheduler scheduler,
            RandomGenerator chance,
            int routeQuota) {
        this.wiring = wiring;
        this.ports = new Ports(
                wiring.store(store),
                wiring.network(network),
                wiring.events(events),
                time,
                tasks -> sideBySide(scheduler, tasks),
                new ClientTokens(time, chance));
        this.everything = new CommandService(ports, new Reconciler(ports, Scope.ALL, routeQuota, false), routeQuota);
        this.routesOnly = new CommandService(ports, new Reconciler(ports, Scope.ROUTES, routeQuota, false), routeQuota);
        this.reconciles = new ReconcileService(ports, new Reconciler(ports, Scope.ALL, routeQuota, false));
        this.waitingRoom = new WaitingRoom(ports);
    }

    /**
     * What a function made of a command.
     *
     * @param outcome null when it was refused, or concerns nobody
     * @param refusal null when it wasn't
     * @param waits whether the event is kept, to be tried again
     */
    record Handled(@Nullable Outcome outcome, @Nullable Rejected refusal, boolean waits) {}

    /** How a command is handled. */
    private interface Service {
        Outcome handle(CommandService commands, Command command, Origin origin);
    }

    /** A call of the API: its caller is told everything. */
    Handled call(Command command, Origin origin) {
        return call(command, origin, CommandService::handle);
    }

    private Handled call(Command command, Origin origin, Service service) {
        try {
            return handle(command, origin, service);
        } catch (Rejected refusal) {
            return new Handled(null, refusal, false);
        }
    }

    /** An event: one that comes too early waits. */
    Handled deliver(Command command, Origin origin, String eventId) {
        try {
            return handle(command, origin, CommandService::handle);
        } catch (Rejected refusal) {
            boolean waits = refusal.premature() && waitingRoom.admit(command.sddcId(), eventId, eventId);
            return new Handled(null, refusal, waits);
        }
    }

    /** The events that wait for an SDDC. */
    List<WaitingEvent> waiting(String sddcId) {
        return waitingRoom.waiting(sddcId);
    }

    /** Tries an event again that has waited, and lets it go unless it has to wait on. */
    Handled retry(String sddcId, WaitingEvent event, Command command, Origin origin) {
        Handled handled = call(
                command,
                origin,
                (commands, waiting, asked) -> commands.take(waiting, asked, refusal -> waitsOn(event, refusal)));
        if (handled.refusal() == null || !waitsOn(event, handled.refusal())) {
            waitingRoom.dismiss(sddcId, event);
        }
        return handled;
    }

    void resume(String sddcId, Origin origin) {
        reconciles.resume(sddcId, false, origin);
    }

    void sweep() {
        reconciles.sweep();
    }

    /** Whether asking again helps. */
    static boolean mayGoBetter(Rejected refusal) {
        return PASSING.contains(refusal.problem().code());
    }

    private boolean waitsOn(WaitingEvent event, Rejected refusal) {
        return !Boolean.TRUE.equals(refusal.problem().committed())
                && !waitingRoom.isOver(event)
                && (refusal.premature() || mayGoBetter(refusal));
    }

    private Handled handle(Command command, Origin origin, Service service) {
        if (command instanceof Command.HostChanged changed && !isConcerned(changed)) {
            return new Handled(null, null, false);
        }
        boolean needsAll = command instanceof Command.ProvisionSddc || command instanceof Command.DeprovisionSddc;
        Outcome outcome = service.handle(needsAll ? everything : routesOnly, wiring.command(command), origin);
        return new Handled(outcome, null, false);
    }

    private boolean isConcerned(Command.HostChanged changed) {
        return ports.store().withInstance(changed.instanceId()).contains(changed.sddcId());
    }

    private static void sideBySide(Scheduler scheduler, List<Runnable> tasks) {
        if (tasks.size() == 1) {
            tasks.getFirst().run();
        } else if (!tasks.isEmpty()) {
            scheduler.runAll(tasks);
        }
    }
}
