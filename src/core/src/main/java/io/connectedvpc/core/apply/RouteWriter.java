package io.connectedvpc.core.apply;

import io.connectedvpc.core.apply.TokenBucket.Token;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.model.RouteChange.Action;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.Ports;
import io.connectedvpc.core.port.VpcNetwork.RouteWrite;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes the planned writes: side by side, at the pace that EC2 allows, first those that add a way and then those that remove one. One writer serves all
 * SDDCs of a function whose VPCs are in one account, since they share its token buckets.
 */
final class RouteWriter {

    /** So many calls under way at once: EC2's burst. */
    private static final int AT_ONCE = 50;

    /** After so many calls it is made sure that they are still wanted. */
    private static final int UNSEEN = 20;

    private final Ports ports;
    private final RouteCalls calls;
    private final Map<Action, TokenBucket> buckets = Collections.synchronizedMap(new EnumMap<>(Action.class));

    RouteWriter(Ports ports) {
        this.ports = ports;
        this.calls = new RouteCalls(ports);
    }

    /**
     * What was done, as it goes on, so that it is known when a call fails.
     *
     * @param made the changes that EC2 made
     * @param certain those after which the route is known to be as planned: made, or a deletion of what wasn't there
     * @param refused those that EC2 doesn't make, as things are, and why
     */
    record Progress(Set<RouteChange> made, Set<RouteChange> certain, Map<RouteChange, CloudFailure> refused) {

        static Progress none() {
            return new Progress(
                    ConcurrentHashMap.newKeySet(), ConcurrentHashMap.newKeySet(), new ConcurrentHashMap<>());
        }
    }

    /**
     * @param state what was planned for; every now and then it is made sure that it is still what is desired
     * @param changes in the order of their urgency
     * @return false when the deadline came first
     * @throws CloudFailure when EC2 fails otherwise than by refusing a change; for the rate of calls only when none was made until the deadline
     */
    boolean write(SddcState state, List<RouteChange> changes, Instant deadline, Progress progress) {
        List<RouteChange> spread = Spread.overTables(changes);
        for (boolean removes : new boolean[] {false, true}) {
            List<RouteChange> some = spread.stream()
                    .filter(change -> (change.action() == Action.DELETE) == removes)
                    .toList();
            if (removes && withdrawsAWay(state, some) && !isNewest(state)) {
                break;
            }
            var stage = new Stage(state, some, deadline, progress);
            if (!stage.run()) {
                return false;
            }
            if (stage.overtaken()) {
                break;
            }
        }
        return true;
    }

    /** Whether what is removed is a way to a destination that is desired, because there is another: by now that one may be gone. */
    private static boolean withdrawsAWay(SddcState state, List<RouteChange> removals) {
        return removals.stream()
                .map(RouteChange::destination)
                .anyMatch(destination -> destination instanceof PrefixListId
                        || state.desiredDestinations().contains(destination));
    }

    /**
     * Changes taken from a queue by as many as may call at once. Once there is a newer desired state, only those are made that are desired then, too: an
     * Edge move doesn't wait because somebody adds a segment.
     */
    private final class Stage {

        private final SddcState state;
        private final Queue<RouteChange> queue;
        private final Instant deadline;
        private final Progress progress;
        private final AtomicInteger attempts = new AtomicInteger();
        private volatile @Nullable Predicate<RouteChange> newer;
        private volatile boolean late;
        private volatile @Nullable CloudFailure throttled;

        Stage(SddcState state, List<RouteChange> changes, Instant deadline, Progress progress) {
            this.state = state;
            this.queue = new ConcurrentLinkedQueue<>(changes);
            this.deadline = deadline;
            this.progress = progress;
        }

        boolean run() {
            ports.parallel().run(Collections.nCopies(Math.min(AT_ONCE, queue.size()), this::drain));
            CloudFailure failure = throttled;
            if (late && failure != null && progress.made().isEmpty()) {
                // Who began anew in what is left would find the bucket as empty.
                ports.time().pause(Duration.between(ports.time().instant(), deadline));
                throw failure;
            }
            return !late;
        }

        private void drain() {
            for (RouteChange change = next(); change != null; change = next()) {
                boolean again = true;
                while (again) {
                    again = !attempt(change) && isToBeMade(change);
                }
            }
        }

        /** Whether the state that was planned for isn't the newest. */
        boolean overtaken() {
            return newer != null;
        }

        /** Null when there is none left that is still to be made. */
        private @Nullable RouteChange next() {
            RouteChange change;
            do {
                change = late ? null : queue.poll();
            } while (change != null && !isToBeMade(change));
            return change;
        }

        /** Before each call; looks now and then. */
        private boolean isToBeMade(RouteChange change) {
            if (attempts.incrementAndGet() % UNSEEN == 0) {
                Predicate<RouteChange> desired = newerThan(state);
                if (desired != null) {
                    overtakenBy(desired);
                }
            }
            return isStillToBeMade(change);
        }

        /** Two may look at once, and the one who saw more may be the first: what each of them leaves out stays out. */
        private synchronized void overtakenBy(Predicate<RouteChange> desired) {
            Predicate<RouteChange> before = newer;
            newer = before == null ? desired : before.and(desired);
        }

        private boolean isStillToBeMade(RouteChange change) {
            Predicate<RouteChange> desired = newer;
            return desired == null || desired.test(change);
        }

        /** Makes a call when its turn comes; false when EC2 refuses it for the rate of calls, so that it needs another turn. */
        private boolean attempt(RouteChange change) {
            Token token = bucket(change).take(deadline).orElse(null);
            if (token == null) {
                late = true;
                return true;
            }
            if (!token.waits()) {
                return isTaken(change, token) || isTakenSoon(change, token);
            }
            ports.time().pause(token.delay());
            return !isStillToBeMade(change) || isTaken(change, token);
        }

        /** Once more out of turn: the token that EC2 hasn't got yet comes within a fifth of a second, unless others take it. */
        private boolean isTakenSoon(RouteChange change, Token token) {
            Backoff.forToken(ports.time()).pause();
            return isToBeMade(change) && isTaken(change, token);
        }

        /**
         * One route that EC2 refuses, for a quota say, must not keep the others from being written.
         *
         * @return false when there were too many calls
         */
        private boolean isTaken(RouteChange change, Token token) {
            try {
                write(change);
            } catch (CloudFailure failure) {
                switch (failure.kind()) {
                    case IMPOSSIBLE -> progress.refused().put(change, failure);
                    case THROTTLED -> {
                        throttled = failure;
                        bucket(change).refused(token);
                        return false;
                    }
                    default -> throw failure;
                }
            }
            bucket(change).letThrough(token);
            return true;
        }

        private void write(RouteChange change) {
            RouteWrite result = calls.make(state, change);
            if (result == RouteWrite.DONE) {
                progress.made().add(change);
            }
            if (result == RouteWrite.DONE || change.action() == Action.DELETE) {
                progress.certain().add(change);
            }
        }
    }

    private TokenBucket bucket(RouteChange change) {
        return buckets.computeIfAbsent(change.action(), action -> new TokenBucket(ports.time()));
    }

    private boolean isNewest(SddcState state) {
        return newerThan(state) == null;
    }

    /**
     * Which changes a newer desired state asks for; null when there is none. A deletion isn't among them: it names no target, and who else may have the
     * block by now is asked when it is planned.
     */
    private @Nullable Predicate<RouteChange> newerThan(SddcState state) {
        SddcState newest = ports.store().find(state.sddcId());
        Sddc sddc = newest.sddc();
        if (sddc == null || sddc.paused()) {
            return change -> false;
        }
        if (newest.version() == state.version()) {
            return null;
        }
        boolean isTheSame = state.found()
                .filter(known -> known.createdIn() == sddc.createdIn())
                .isPresent();
        var desired = new StillDesired(sddc, newest);
        return change -> isTheSame && change.action() != Action.DELETE && desired.includes(change);
    }
}
