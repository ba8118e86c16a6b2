package io.connectedvpc.simulation.world;

import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.simulation.engine.History;
import io.connectedvpc.simulation.engine.Invocation;
import io.connectedvpc.simulation.engine.Scheduler;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Every call of the core to the world goes through here: it takes time, in which others act; it may fail, before its effect or after it;
 * and the caller may die of it.
 */
public final class PortCalls {

    private final Scheduler scheduler;
    private final Faults faults;
    private final History history;

    public PortCalls(Scheduler scheduler, Faults faults, History history) {
        this.scheduler = scheduler;
        this.faults = faults;
        this.history = history;
    }

    /** Makes a call. */
    <T> T call(Service service, String call, Supplier<T> effect, @Nullable Object... arguments) {
        List<@Nullable Object> given = Arrays.asList(arguments);
        scheduler.sleep(faults.delay());
        Invocation caller = scheduler.current();
        crash(caller, call, given, "crashed before it");
        Faults.Refusal refusal = faults.refusal(service, scheduler.now());
        if (refusal != Faults.Refusal.NONE) {
            tell(caller, call, given, refusal);
            throw refusal.failure(service.action(call));
        }
        T result = effect(caller, call, given, effect);
        crash(caller, call, given, "crashed after it");
        if (faults.losesAnswer()) {
            tell(caller, call, given, "answer lost");
            throw Failures.of(CloudFailure.Kind.UNAVAILABLE, service.action(call), "no answer");
        }
        return result;
    }

    /** Makes a call that has no result. */
    void run(Service service, String call, Runnable effect, @Nullable Object... arguments) {
        call(
                service,
                call,
                () -> {
                    effect.run();
                    return "ok";
                },
                arguments);
    }

    /** The call of a function that runs now. */
    Invocation caller() {
        return scheduler.current();
    }

    Instant now() {
        return scheduler.now();
    }

    Faults faults() {
        return faults;
    }

    private <T> T effect(Invocation caller, String call, List<@Nullable Object> given, Supplier<T> effect) {
        try {
            T result = effect.get();
            tell(caller, call, given, result);
            return result;
        } catch (CloudFailure refused) {
            tell(caller, call, given, refused.getMessage());
            throw refused;
        }
    }

    private void crash(Invocation caller, String call, List<@Nullable Object> given, String how) {
        if (faults.crashes()) {
            tell(caller, call, given, how);
            caller.kill();
            scheduler.requireAlive();
        }
    }

    private void tell(Invocation caller, String call, List<@Nullable Object> given, @Nullable Object result) {
        history.add(scheduler.now(), caller.name(), call, given, result);
    }
}
