package io.connectedvpc.simulation.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Simulated time and who acts in it. Exactly one actor runs at a time; whenever it sleeps, the one that wakes first goes on, and the seed
 * decides among those that wake in the same millisecond. Time stands still while an actor runs.
 */
public final class Scheduler {

    /** Far more than any scenario needs: who gets there goes round in circles. */
    private static final long MOST_WAKES = 150_000;

    private final RandomGenerator chance;
    private final PriorityQueue<Wake> queue = new PriorityQueue<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private long now;
    private long wakes;
    private @Nullable Actor current;
    private @Nullable Throwable failure;

    /** @param chance decides between actors that wake at the same time */
    public Scheduler(Instant start, RandomGenerator chance) {
        this.now = start.toEpochMilli();
        this.chance = chance;
    }

    /** What happens at a time: an actor goes on, or an action runs. */
    private record Wake(
            long at, long lot, long order, @Nullable Actor actor, Runnable action) implements Comparable<Wake> {

        @Override
        public int compareTo(Wake other) {
            int byTime = Long.compare(at, other.at);
            int byLot = byTime != 0 ? byTime : Long.compare(lot, other.lot);
            return byLot != 0 ? byLot : Long.compare(order, other.order);
        }
    }

    public Instant now() {
        return Instant.ofEpochMilli(now);
    }

    /** The call of a function that runs now. */
    public Invocation current() {
        return Objects.requireNonNull(current, "nobody runs").invocation();
    }

    /** Runs an action after a while; it must not sleep. */
    public void after(Duration delay, Runnable action) {
        wake(now + delay.toMillis(), null, action);
    }

    /**
     * Lets a function be called now.
     *
     * @param ended told at its end whether it died: what it threw, or null
     */
    public void start(Invocation invocation, Runnable body, Consumer<@Nullable Throwable> ended) {
        spawn(invocation, body, ended);
    }

    /** Lets the current actor wait. Its process may die meanwhile. */
    public void sleep(Duration duration) {
        Actor self = Objects.requireNonNull(current);
        wake(now + Math.max(0, duration.toMillis()), self, () -> {});
        handOver(self);
        self.invocation().requireAlive(now());
    }

    /** Ends the current actor when its process is dead. */
    public void requireAlive() {
        current().requireAlive(now());
    }

    /** Runs tasks side by side in the current process, all to their end; then throws what the first in the list that failed threw. */
    public void runAll(List<Runnable> tasks) {
        Actor self = Objects.requireNonNull(current);
        var failures = new ArrayList<@Nullable Throwable>();
        int[] left = {tasks.size()};
        for (int i = 0; i < tasks.size(); i++) {
            int index = i;
            failures.add(null);
            spawn(self.invocation(), tasks.get(i), thrown -> {
                failures.set(index, thrown);
                if (--left[0] == 0) {
                    wake(now, self, () -> {});
                }
            });
        }
        if (left[0] > 0) {
            handOver(self);
        }
        self.invocation().requireAlive(now());
        for (Throwable failed : failures) {
            if (failed instanceof RuntimeException thrown) {
                throw thrown;
            }
        }
    }

    /** Runs until nothing is left to happen, or an invariant is violated. */
    public void run() throws InterruptedException {
        pass(next());
        over.await();
        if (failure instanceof InvariantViolated violated) {
            throw violated;
        }
        if (failure != null) {
            throw new IllegalStateException("the simulation itself failed", failure);
        }
    }

    private void spawn(Invocation invocation, Runnable body, Consumer<@Nullable Throwable> ended) {
        var actor = new Actor[1];
        actor[0] = new Actor(invocation, () -> {
            Throwable thrown = null;
            try {
                actor[0].awaitBaton();
                invocation.requireAlive(now());
                body.run();
            } catch (RuntimeException | Crash failed) {
                thrown = failed;
            } catch (Throwable unexpected) {
                thrown = unexpected;
                fail(unexpected);
            }
            end(thrown, ended);
        });
        wake(now, actor[0], () -> {});
    }

    private void end(@Nullable Throwable thrown, Consumer<@Nullable Throwable> ended) {
        try {
            ended.accept(thrown);
        } catch (Throwable unexpected) {
            fail(unexpected);
        }
        pass(next());
    }

    private void handOver(Actor self) {
        Actor next = Objects.requireNonNull(next(), "an actor waits for what never comes");
        if (next != self) {
            self.stop();
            next.resume();
            self.awaitBaton();
        }
        current = self;
    }

    private void pass(@Nullable Actor next) {
        current = next;
        if (next == null) {
            over.countDown();
        } else {
            next.resume();
        }
    }

    /** The actor that wakes next, after all actions that come before; null when nothing is left. */
    private @Nullable Actor next() {
        while (true) {
            Wake wake = queue.poll();
            if (wake == null) {
                return null;
            }
            now = Math.max(now, wake.at());
            if (wakes > MOST_WAKES && failure == null) {
                fail(new InvariantViolated("everything ends", "more than " + MOST_WAKES + " steps"));
            }
            if (wake.actor() != null) {
                if (failure != null) {
                    wake.actor().invocation().kill();
                }
                current = wake.actor();
                return wake.actor();
            }
            if (failure == null) {
                act(wake.action());
            }
        }
    }

    private void act(Runnable action) {
        try {
            action.run();
        } catch (Throwable unexpected) {
            fail(unexpected);
        }
    }

    private void fail(Throwable unexpected) {
        if (failure == null) {
            failure = unexpected;
        }
    }

    private void wake(long at, @Nullable Actor actor, Runnable action) {
        queue.add(new Wake(at, chance.nextLong(), wakes++, actor, action));
    }
}
