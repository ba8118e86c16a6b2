package io.connectedvpc.core.decide;

import static io.connectedvpc.core.Example.host;
import static io.connectedvpc.core.Example.hosts;
import static io.connectedvpc.core.Example.leaving;
import static io.connectedvpc.core.Example.live;
import static io.connectedvpc.core.Example.provision;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.Example;
import io.connectedvpc.core.Example.Spec;
import io.connectedvpc.core.command.Command.HostSpec;
import io.connectedvpc.core.model.Host;
import io.connectedvpc.core.model.NetworkInterface;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hosts come and go; a host takes the lowest free slot and keeps it. */
class HostScalingTest {

    private final Desk desk = Desk.withSddc();

    @Test
    void host_takesTheLowestFreeSlotAndKeepsIt() {
        scale(hosts(1, 5));
        scale(host(1), host(3), host(5));
        assertThat(slots()).containsExactlyInAnyOrderEntriesOf(Map.of("esx-1", 0, "esx-3", 2, "esx-5", 4));
        scale(host(7), host(5), host(3), host(1), host(6));
        assertThat(slots())
                .containsExactlyInAnyOrderEntriesOf(Map.of("esx-1", 0, "esx-7", 1, "esx-3", 2, "esx-6", 3, "esx-5", 4));
    }

    @Test
    void host_losesItsSlot_whenItMovesToAnotherCluster() {
        scale(host(1), new HostSpec("esx-2", "i-2", 2, null), host(3));
        assertThat(slots()).containsExactlyInAnyOrderEntriesOf(Map.of("esx-1", 0, "esx-3", 1));
    }

    @Test
    void hosts_scaleFromTwoToSixteenAndBack() {
        for (int number = 2; number <= 16; number++) {
            scale(hosts(1, number));
            assertThat(slots()).hasSize(number).containsEntry("esx-" + number, number - 1);
        }
        for (int number = 16; number >= 2; number--) {
            scale(hosts(1, number));
            assertThat(slots()).hasSize(number);
        }
        assertThat(desk.sddc().networkInterfaces()).hasSize(Sddc.SLOTS);
    }

    @Test
    void seventeenthHost_takesTheSpare_whileAnotherLeaves() {
        scale(hosts(1, 16));
        HostSpec[] sixteen = Stream.concat(Stream.of(host(1), leaving(2)), Stream.of(hosts(3, 16)))
                .toArray(HostSpec[]::new);
        scale(Stream.concat(Stream.of(sixteen), Stream.of(host(17))).toArray(HostSpec[]::new));
        assertThat(slots()).hasSize(17).containsEntry("esx-17", 16).containsEntry("esx-2", 1);
        scale(Stream.concat(Stream.of(host(1)), Stream.of(hosts(3, 17))).toArray(HostSpec[]::new));
        assertThat(slots()).hasSize(16).containsEntry("esx-17", 16).doesNotContainKey("esx-2");
    }

    @Test
    void seventeenthHost_isRefused_whenNoneLeaves() {
        scale(hosts(1, 16));
        assertThat(desk.code(provision(new Spec().hosts(hosts(1, 17)), live()))).isEqualTo(ProblemCode.INVALID_FIELD);
    }

    @Test
    void instance_mayBeChangedAndLeftOut() {
        scale(host(1), new HostSpec("esx-2", "i-7", null, null));
        assertThat(desk.sddc().host("esx-2")).map(Host::instanceId).contains("i-7");
        scale(host(1), new HostSpec("esx-2", null, null, null));
        assertThat(desk.sddc().host("esx-2")).isPresent();
        assertThat(desk.sddc().host("esx-2").orElseThrow().instanceId()).isNull();
        assertThat(slots()).containsEntry("esx-2", 1);
    }

    @Test
    void put_marksHostsUp() {
        desk.apply(Example.failover("esx-2", live()));
        assertThat(desk.sddc().host("esx-1")).map(Host::state).contains(Host.State.DOWN);
        scale(hosts(1, 2));
        assertThat(desk.sddc().host("esx-1")).map(Host::state).contains(Host.State.UP);
        assertThat(desk.sddc().edge().standbyHost()).isEqualTo("esx-1");
    }

    @Test
    void put_leavesHostsDown_whenItDoesNotNameThem() {
        desk.apply(Example.failover("esx-2", live()));
        desk.apply(provision(new Spec().groups("sg-2"), live()));
        assertThat(desk.sddc().host("esx-1")).map(Host::state).contains(Host.State.DOWN);
        assertThat(desk.sddc().edge().standbyHost()).isNull();
    }

    @ParameterizedTest
    @MethodSource("io.connectedvpc.core.Seeds#thousand")
    void slots_areNeverSharedAndNeverChange_whateverComesAndGoes(long seed) {
        var random = new Random(seed);
        List<NetworkInterface> slots = Slots.fresh(() -> "token");
        for (int step = 0; step < 5; step++) {
            Map<String, Integer> before = slots(slots);
            List<Host> hosts = someHosts(random);
            slots = Slots.assign(slots, hosts);
            Map<String, Integer> after = slots(slots);

            assertThat(after.keySet())
                    .containsExactlyInAnyOrderElementsOf(hosts.stream()
                            .filter(Host::inManagementCluster)
                            .map(Host::hostId)
                            .toList());
            after.forEach((host, slot) -> assertThat(slot).isEqualTo(before.getOrDefault(host, slot)));
            int lowestFree = IntStream.iterate(0, slot -> slot + 1)
                    .filter(slot -> !after.containsValue(slot))
                    .findFirst()
                    .orElseThrow();
            after.forEach((host, slot) ->
                    assertThat(before.containsKey(host) || slot < lowestFree).isTrue());
        }
    }

    private static List<Host> someHosts(Random random) {
        var hosts = new ArrayList<Host>();
        for (int number = 1; number <= 20 && hosts.size() < Sddc.SLOTS; number++) {
            if (random.nextBoolean()) {
                hosts.add(new Host(
                        "esx-" + number, null, random.nextInt(5) == 0 ? 2 : 1, false, Host.State.UP, Example.NOON));
            }
        }
        return hosts;
    }

    private void scale(HostSpec... all) {
        desk.apply(provision(new Spec().hosts(all), live()));
    }

    private Map<String, Integer> slots() {
        return slots(desk.sddc().networkInterfaces());
    }

    private static Map<String, Integer> slots(List<NetworkInterface> slots) {
        var byHost = new TreeMap<String, Integer>();
        slots.stream()
                .filter(slot -> slot.hostId() != null)
                .forEach(slot ->
                        assertThat(byHost.put(slot.hostId(), slot.slot())).isNull());
        return byHost;
    }
}
