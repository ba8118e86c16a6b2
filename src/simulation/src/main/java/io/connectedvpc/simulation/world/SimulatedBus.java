package io.connectedvpc.simulation.world;

import io.connectedvpc.core.port.EventSink;
import io.connectedvpc.simulation.engine.Invocation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The event bus, as far as the core sends to it. */
public final class SimulatedBus implements EventSink {

    private final PortCalls calls;
    private final BusWatch watch;

    /** @param watch told of everything that gets through */
    public SimulatedBus(PortCalls calls, BusWatch watch) {
        this.calls = calls;
        this.watch = watch;
    }

    /** Gets what is on the bus. */
    public interface BusWatch {

        void published(Invocation caller, Announcement announcement);

        /** Somebody asks for a reconcile. */
        void reconcileRequested(String sddcId, @Nullable String causeEventId);
    }

    @Override
    public void publish(List<Announcement> announcements) {
        calls.run(
                Service.BUS,
                "Publish",
                () -> announcements.forEach(one -> watch.published(calls.caller(), one)),
                announcements);
    }

    @Override
    public void requestReconcile(String sddcId, boolean prune, @Nullable String causeEventId) {
        calls.run(
                Service.BUS,
                "RequestReconcile",
                () -> watch.reconcileRequested(sddcId, causeEventId),
                sddcId,
                causeEventId);
    }
}
