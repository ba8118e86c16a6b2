package io.connectedvpc.simulation.broken;

import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Segment;
import io.connectedvpc.core.model.Stamp;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.EventSink;
import io.connectedvpc.core.port.SddcStore;
import io.connectedvpc.core.port.SddcStore.Commit;
import io.connectedvpc.core.port.VpcNetwork;
import io.connectedvpc.simulation.Wiring;
import io.connectedvpc.simulation.oracle.Stamps;
import io.connectedvpc.simulation.world.PortCalls;
import io.connectedvpc.simulation.world.SimulatedStore;
import io.connectedvpc.simulation.world.SimulatedStore.StoreWatch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The mistakes that a program like this one is known to make. */
enum Variant {
    /** Whatever comes last wins. */
    NO_FENCE {
        @Override
        Wiring wiring() {
            return new Wiring() {
                @Override
                protected Command command(Command command) {
                    return Stamps.stamped(command, new Stamp(null, command.stamp().time(), true));
                }
            };
        }
    },
    /** The clock orders what the producer has numbered. */
    NUMBERS_IGNORED {
        @Override
        Wiring wiring() {
            return new Wiring() {
                @Override
                protected Command command(Command command) {
                    Stamp stamp = command.stamp();
                    return Stamps.stamped(command, new Stamp(null, stamp.time(), stamp.live()));
                }
            };
        }
    },
    /** Deleted segments are forgotten at once. */
    NO_TOMBSTONES {
        @Override
        Wiring wiring() {
            return new Wiring() {
                @Override
                protected SddcStore store(SddcStore store) {
                    return committing(store, (before, after) -> {
                        SddcState state = SddcState.unknown(after.sddcId());
                        for (Segment segment : after.segments().values()) {
                            state = segment.live() ? state.withSegment(segment) : state;
                        }
                        return with(after, state.segments());
                    });
                }
            };
        }
    },
    /** A commit doesn't look whether somebody else was first. */
    LAST_WRITER_WINS {
        @Override
        Wiring wiring() {
            return new Wiring() {
                @Override
                protected SimulatedStore store(PortCalls calls, StoreWatch watch) {
                    return new SimulatedStore(calls, watch) {
                        @Override
                        protected Optional<Commit> objection(SddcState before, SddcState after) {
                            return super.objection(before, after)
                                    .filter(objection -> !(objection instanceof Commit.Contended));
                        }
                    };
                }
            };
        }
    },
    /** Two SDDCs of a VPC may take overlapping blocks at the same time. */
    CLAIMS_UNCHECKED {
        @Override
        Wiring wiring() {
            return new Wiring() {
                @Override
                protected SimulatedStore store(PortCalls calls, StoreWatch watch) {
                    return new SimulatedStore(calls, watch) {
                        @Override
                        protected Optional<Commit> objection(SddcState before, SddcState after) {
                            return super.objection(before, after)
                                    .filter(objection -> !(objection instanceof Commit.Overlap));
                        }
                    };
                }
            };
        }
    },
    /** Who has applied an older state doesn't notice that there is a newer one. */
    NO_VERIFICATION {
        @Override
        Wiring wiring() {
            return new Wiring() {
                @Override
                protected SddcStore store(SddcStore store) {
                    return new StoreInFront(store) {
                        @Override
                        public Commit commit(SddcState before, SddcState after) {
                            Commit commit = behind.commit(before, after);
                            boolean verifies = after.syncedVersion() > before.syncedVersion();
                            return commit instanceof Commit.Contended && verifies
                                    ? new Commit.Stored(after.committed())
                                    : commit;
                        }
                    };
                }
            };
        }
    },
    /** The desired state is stored first, what is owed and withdrawn a moment later. */
    COMMIT_IN_TWO_PARTS {
        @Override
        Wiring wiring() {
            return new Wiring() {
                @Override
                protected SddcStore store(SddcStore store) {
                    return new StoreInFront(store) {
                        @Override
                        public Commit commit(SddcState before, SddcState after) {
                            SddcState first = after.withOutbox(before.outbox()).withWithdrawn(before.withdrawn());
                            Commit commit = first.equals(before) || first.equals(after)
                                    ? new Commit.Stored(before)
                                    : behind.commit(before, first);
                            if (!(commit instanceof Commit.Stored stored) || first.equals(after)) {
                                return first.equals(after) ? behind.commit(before, after) : commit;
                            }
                            SddcState half = stored.state();
                            return behind.commit(
                                    half, half.withOutbox(after.outbox()).withWithdrawn(after.withdrawn()));
                        }
                    };
                }
            };
        }
    },
    /** What was routed and no longer is leaves no trace in the store. */
    WITHDRAWALS_FORGOTTEN {
        @Override
        Wiring wiring() {
            return new Wiring() {
                @Override
                protected SddcStore store(SddcStore store) {
                    return committing(store, (before, after) -> after.withWithdrawn(new TreeMap<>()));
                }
            };
        }
    },
    /** Events aren't stored with the command that causes them. */
    OUTBOX_DROPPED {
        @Override
        Wiring wiring() {
            return new Wiring() {
                @Override
                protected SddcStore store(SddcStore store) {
                    return committing(store, (before, after) -> after.withOutbox(List.of()));
                }
            };
        }
    },
    /** An event that can't be sent is lost. */
    EVENTS_SENT_ONCE {
        @Override
        Wiring wiring() {
            return new Wiring() {
                @Override
                protected EventSink events(EventSink events) {
                    return new EventSink() {
                        @Override
                        public void publish(List<Announcement> announcements) {
                            try {
                                events.publish(announcements);
                            } catch (CloudFailure lost) {
                                // Nobody hears of it.
                            }
                        }

                        @Override
                        public void requestReconcile(String sddcId, @Nullable String causeEventId) {
                            events.requestReconcile(sddcId, causeEventId);
                        }
                    };
                }
            };
        }
    },
    /** Work that didn't fit into a call, or failed, isn't handed on, and the schedule does nothing. */
    NOTHING_HANDED_ON {
        @Override
        Wiring wiring() {
            return new Wiring() {
                @Override
                protected EventSink events(EventSink events) {
                    return new EventSink() {
                        @Override
                        public void publish(List<Announcement> announcements) {
                            events.publish(announcements);
                        }

                        @Override
                        public void requestReconcile(String sddcId, @Nullable String causeEventId) {}
                    };
                }
            };
        }
    },
    /** A route is re-pointed by deleting and creating it. */
    REPLACE_BY_DELETE_AND_CREATE {
        @Override
        Wiring wiring() {
            return network(behind -> new NetworkInFront(behind) {
                @Override
                public RouteWrite replaceRoute(String routeTableId, Cidr destination, String networkInterfaceId) {
                    behind.deleteRoute(routeTableId, destination);
                    return behind.createRoute(routeTableId, destination, networkInterfaceId);
                }
            });
        }
    },
    /** What is in the way of a new route is overwritten. */
    CREATE_OR_REPLACE {
        @Override
        Wiring wiring() {
            return network(behind -> new NetworkInFront(behind) {
                @Override
                public RouteWrite createRoute(String routeTableId, Cidr destination, String networkInterfaceId) {
                    RouteWrite created = behind.createRoute(routeTableId, destination, networkInterfaceId);
                    return created == RouteWrite.OUTDATED
                            ? behind.replaceRoute(routeTableId, destination, networkInterfaceId)
                            : created;
                }
            });
        }
    },
    /** Errors of writes to a table are logged, and it goes on. */
    FAILED_WRITES_TAKEN_FOR_DONE {
        @Override
        Wiring wiring() {
            return network(behind -> new NetworkInFront(behind) {
                @Override
                public RouteWrite createRoute(String routeTableId, Cidr destination, String networkInterfaceId) {
                    return anyhow(() -> behind.createRoute(routeTableId, destination, networkInterfaceId));
                }

                @Override
                public RouteWrite replaceRoute(String routeTableId, Cidr destination, String networkInterfaceId) {
                    return anyhow(() -> behind.replaceRoute(routeTableId, destination, networkInterfaceId));
                }

                private RouteWrite anyhow(Supplier<RouteWrite> write) {
                    try {
                        return write.get();
                    } catch (CloudFailure logged) {
                        return RouteWrite.DONE;
                    }
                }
            });
        }
    },
    /** What was seen of the tables once is believed from then on. */
    OLD_LOOKS_BELIEVED {
        @Override
        Wiring wiring() {
            return network(behind -> new NetworkInFront(behind) {

                private final Map<String, List<RouteTable>> seen = new HashMap<>();

                @Override
                public List<RouteTable> routeTables(String vpcId) {
                    List<RouteTable> shown = behind.routeTables(vpcId);
                    return seen.computeIfAbsent(vpcId, vpc -> shown);
                }
            });
        }
    },
    /** ENIs are created without a client token. */
    NO_CLIENT_TOKENS {
        @Override
        Wiring wiring() {
            return network(behind -> new NetworkInFront(behind) {

                private int calls;

                @Override
                public Creation createNetworkInterface(NewEni eni) {
                    return behind.createNetworkInterface(new NewEni(
                            eni.sddcId(),
                            eni.slot(),
                            eni.subnetId(),
                            eni.securityGroupIds(),
                            eni.description(),
                            eni.clientToken() + "-" + ++calls));
                }
            });
        }
    };

    /** The core with this mistake in it. */
    abstract Wiring wiring();

    /** What a commit stores instead. */
    private interface Change {
        SddcState of(SddcState before, SddcState after);
    }

    private static SddcStore committing(SddcStore store, Change change) {
        return new StoreInFront(store) {
            @Override
            public Commit commit(SddcState before, SddcState after) {
                return behind.commit(before, change.of(before, after));
            }
        };
    }

    private interface Front {
        VpcNetwork of(VpcNetwork behind);
    }

    private static Wiring network(Front front) {
        return new Wiring() {
            @Override
            protected VpcNetwork network(VpcNetwork network) {
                return front.of(network);
            }
        };
    }

    private static SddcState with(SddcState state, SortedMap<String, Segment> segments) {
        return new SddcState(
                state.sddcId(),
                state.revision(),
                state.version(),
                state.syncedVersion(),
                state.syncedAt(),
                state.fence(),
                state.edgeFence(),
                state.sddc(),
                state.expiresAt(),
                segments,
                state.withdrawn(),
                state.outbox(),
                state.waiting());
    }
}
