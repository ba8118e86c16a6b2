package io.connectedvpc.simulation.broken;

import io.connectedvpc.core.model.EdgeMove;
import io.connectedvpc.core.model.Fence;
import io.connectedvpc.core.model.MainTable;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Segment;
import io.connectedvpc.core.port.SddcStore;
import io.connectedvpc.core.port.SddcStore.Commit;
import io.connectedvpc.simulation.Wiring;
import io.connectedvpc.simulation.world.PortCalls;
import io.connectedvpc.simulation.world.SimulatedStore;
import io.connectedvpc.simulation.world.SimulatedStore.StoreWatch;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Mistakes in what is stored, and under which conditions. */
final class BrokenStores {

    private BrokenStores() {}

    static Wiring numberTaken() {
        return committing((before, after) -> {
            Fence fence = after.edgeFence();
            boolean moved = before.sddc() != null
                    && after.sddc() != null
                    && !before.sddc()
                            .edge()
                            .activeHost()
                            .equals(after.sddc().edge().activeHost());
            return moved && fence.sequence() == before.edgeFence().sequence()
                    ? after.withEdgeFence(
                            new Fence(fence.sequence() + 1, fence.content(), fence.time(), fence.deletion()))
                    : after;
        });
    }

    static Wiring withoutTombstones() {
        return committing((before, after) -> {
            var live = new TreeMap<String, Segment>(after.segments());
            live.values().removeIf(segment -> !segment.live());
            return new SddcState(
                    after.sddcId(),
                    after.revision(),
                    after.version(),
                    after.syncedVersion(),
                    after.syncedAt(),
                    after.fence(),
                    after.edgeFence(),
                    after.sddc(),
                    after.expiresAt(),
                    live,
                    after.withdrawn(),
                    after.outbox(),
                    after.waiting());
        });
    }

    static Wiring unconditional() {
        return unlessObjected(objection -> objection instanceof Commit.Contended);
    }

    static Wiring overlapping() {
        return unlessObjected(objection -> objection instanceof Commit.Overlap);
    }

    static Wiring acknowledging() {
        return storing(store -> new StoreInFront(store) {
            @Override
            public Commit commit(SddcState before, SddcState after) {
                Commit commit = behind.commit(before, after);
                return commit instanceof Commit.Contended ? new Commit.Stored(after.committed()) : commit;
            }
        });
    }

    static Wiring unverified() {
        return storing(store -> new StoreInFront(store) {

            /** Each call of a function has a thread of its own. */
            private final ThreadLocal<SddcState> own = new ThreadLocal<>();

            @Override
            public SddcState find(String sddcId) {
                SddcState known = own.get();
                return known != null && known.sddcId().equals(sddcId) ? known : behind.find(sddcId);
            }

            @Override
            public Commit commit(SddcState before, SddcState after) {
                Commit commit = behind.commit(before, after);
                if (commit instanceof Commit.Stored stored) {
                    own.set(stored.state());
                }
                return commit instanceof Commit.Contended && own.get() != null
                        ? new Commit.Stored(after.committed())
                        : commit;
            }
        });
    }

    static Wiring withoutWithdrawals() {
        return committing((before, after) -> after.withWithdrawn(new TreeMap<>()));
    }

    static Wiring withoutOutbox() {
        return committing((before, after) -> after.withOutbox(List.of()));
    }

    static Wiring withoutWaiting() {
        return committing((before, after) -> after.withWaiting(List.of()));
    }

    static Wiring forgettingTables() {
        return changing((before, after) -> {
            String main = after.mainTable().routeTableId();
            return main.equals(before.mainTable().routeTableId())
                    ? after
                    : after.applied(after.lifecycle(), MainTable.only(main), after.faults());
        });
    }

    /** @param change makes of the SDDC before and after a commit what is stored instead */
    private static Wiring changing(BinaryOperator<Sddc> change) {
        return committing((before, after) -> before.sddc() == null || after.sddc() == null
                ? after
                : after.withSddc(change.apply(before.sddc(), after.sddc())));
    }

    /** @param change makes of the states before and after a commit what is stored instead */
    private static Wiring committing(BinaryOperator<SddcState> change) {
        return storing(store -> new StoreInFront(store) {
            @Override
            public Commit commit(SddcState before, SddcState after) {
                return behind.commit(before, change.apply(before, after));
            }

            /** Edge moves are committed, too, so that they get the mistake. */
            @Override
            public Switch move(EdgeMove move) {
                return new Switch.NotMoved(SddcState.unknown(move.sddcId()));
            }
        });
    }

    private static Wiring storing(UnaryOperator<SddcStore> front) {
        return new Wiring() {
            @Override
            protected SddcStore store(SddcStore store) {
                return front.apply(store);
            }
        };
    }

    private static Wiring unlessObjected(Predicate<Commit> ignored) {
        return new Wiring() {
            @Override
            protected SimulatedStore store(PortCalls calls, StoreWatch watch) {
                return new SimulatedStore(calls, watch) {
                    @Override
                    protected Optional<Commit> objection(SddcState before, SddcState after) {
                        return super.objection(before, after).filter(ignored.negate());
                    }
                };
            }
        };
    }
}
