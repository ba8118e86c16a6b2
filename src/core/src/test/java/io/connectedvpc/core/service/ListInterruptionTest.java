package io.connectedvpc.core.service;

import static io.connectedvpc.core.Example.MAIN;
import static io.connectedvpc.core.Example.SDDC;
import static io.connectedvpc.core.Example.live;
import static io.connectedvpc.core.Example.provision;
import static io.connectedvpc.core.Example.segment;
import static io.connectedvpc.core.Example.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.Example.Spec;
import io.connectedvpc.core.World;
import io.connectedvpc.core.apply.Reconciled.Progress;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.port.VpcNetwork.PrefixList;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A change of the way of routing in a table that can't hold both ways at once, whose function dies at each single call of a port. Another one goes on
 * with it, and at every moment each destination has a way.
 */
class ListInterruptionTest {

    private static final int SEGMENTS = 7;

    /** What the routes of all take, a list with one entry, and one more. */
    private static final int QUOTA = SEGMENTS + 4;

    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @ParameterizedTest
    @CsvSource({
        "PER_CIDR,PREFIX_LIST,true",
        "PER_CIDR,PREFIX_LIST,false",
        "PREFIX_LIST,PER_CIDR,true",
        "PREFIX_LIST,PER_CIDR,false"
    })
    void changeInManySteps_endsAsIfNothingHadHappened(String from, String to, boolean afterTheEffect) {
        int calls = callsOf(from, to);
        assertThat(calls).isGreaterThan(50);
        for (int k = 0; k < calls; k++) {
            World world = routed(from);
            dieAt(world, k, afterTheEffect, to);

            String when = "died at call %d".formatted(k);
            watchWays(world, when);
            world.send(provision(new Spec().routing(to), live()));
            for (int i = 0; i < 10 && world.reconcile().progress() != Progress.DONE; i++) {}

            assertThat(world.routes()).as(when).hasSize(to.equals("PER_CIDR") ? SEGMENTS + 1 : 0);
            assertThat(world.network.taggedPrefixLists(SDDC)).as(when).hasSize(to.equals("PER_CIDR") ? 0 : 1);
            assertThat(world.view().inSync()).as(when).isTrue();
            assertThat(world.sddc().faults()).as(when).isEmpty();
        }
    }

    private static int callsOf(String from, String to) {
        World world = routed(from);
        var calls = new AtomicInteger();
        world.intercept(call -> calls.incrementAndGet(), call -> {});
        assertThat(world.apply(provision(new Spec().routing(to), live()))
                        .reconciled()
                        .progress())
                .isEqualTo(Progress.DONE);
        return calls.get();
    }

    private static World routed(String way) {
        World world = World.withQuota(QUOTA);
        world.send(provision(spec().routing(way), live()));
        IntStream.range(0, SEGMENTS)
                .forEach(i -> world.send(segment("s" + i, Cidr.parse("172.16.%d.0/24".formatted(i)), live())));
        return world;
    }

    private static void dieAt(World world, int k, boolean afterTheEffect, String to) {
        var calls = new AtomicInteger();
        world.intercept(
                call -> {
                    int now = calls.getAndIncrement();
                    if (now > k || (now == k && !afterTheEffect)) {
                        throw new Crash();
                    }
                },
                call -> {
                    if (calls.get() - 1 == k) {
                        throw new Crash();
                    }
                });
        try {
            world.send(provision(new Spec().routing(to), live()));
        } catch (Crash expected) {
            // The function is dead.
        }
        world.clear();
    }

    private static void watchWays(World world, String when) {
        Set<Cidr> destinations = world.state().desiredDestinations();
        String eni = world.eniOf("esx-1");
        world.intercept(call -> {}, call -> {
            if (call.port().equals("VpcNetwork")) {
                assertThat(ways(world, eni)).as("%s: ways after %s", when, call).containsAll(destinations);
            }
        });
    }

    private static Set<Cidr> ways(World world, String eni) {
        var ways = new HashSet<Cidr>();
        world.network.taggedPrefixLists(SDDC).stream()
                .map(PrefixList::id)
                .filter(list -> eni.equals(world.network.listRoute(MAIN, list)))
                .forEach(list -> ways.addAll(world.network.prefixListEntries(list)));
        world.routes().forEach((destination, target) -> {
            if (target.equals(eni)) {
                ways.add(destination);
            }
        });
        return ways;
    }
}
