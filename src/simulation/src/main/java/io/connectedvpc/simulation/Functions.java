package io.connectedvpc.simulation;

import io.connectedvpc.core.apply.ClientTokens;
import io.connectedvpc.core.apply.Reconciled;
import io.connectedvpc.core.apply.Reconciler;
import io.connectedvpc.core.apply.Reconciler.Scope;
import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.command.Origin;
import io.connectedvpc.core.port.Ports;
import io.connectedvpc.core.port.SddcStore;
import io.connectedvpc.core.port.VpcNetwork;
import io.connectedvpc.core.port.EventSink;
import io.connectedvpc.core.port.Time;
import io.connectedvpc.core.service.CommandService;
import io.connectedvpc.core.service.Outcome;
import io.connectedvpc.core.service.ReconcileService;
import io.connectedvpc.simulation.engine.Scheduler;
import java.util.List;
import java.util.random.RandomGenerator;

/** The functions of the deployment, as far as they are the core's. */
final class Functions {

    private static final int ROUTE_QUOTA = 500;

    private final Wiring wiring;
    private final CommandService everything;
    private final CommandService routesOnly;
    private final ReconcileService reconciles;

    Functions(Wiring wiring, SddcStore store, VpcNetwork network, EventSink events, Time time, Scheduler scheduler, RandomGenerator chance) {
        this.wiring = wiring;
        var ports = new Ports(
                wiring.store(store),
                wiring.network(network),
                wiring.events(events),
                time,
                tasks -> sideBySide(scheduler, tasks),
                new ClientTokens(time, chance));
        this.everything = new CommandService(ports, new Reconciler(ports, Scope.ALL), ROUTE_QUOTA);
        this.routesOnly = new CommandService(ports, new Reconciler(ports, Scope.ROUTES), ROUTE_QUOTA);
        this.reconciles = new ReconcileService(ports, new Reconciler(ports, Scope.ALL));
    }

    Outcome handle(Command command, Origin origin) {
        boolean needsAll = command instanceof Command.ProvisionSddc || command instanceof Command.DeprovisionSddc;
        return (needsAll ? everything : routesOnly).handle(wiring.command(command), origin);
    }

    Reconciled reconcile(String sddcId, Origin origin) {
        return reconciles.reconcile(sddcId, false, origin);
    }

    void sweep() {
        reconciles.sweep();
    }

    private static void sideBySide(Scheduler scheduler, List<Runnable> tasks) {
        if (tasks.size() == 1) {
            tasks.getFirst().run();
        } else if (!tasks.isEmpty()) {
            scheduler.runAll(tasks);
        }
    }
}
