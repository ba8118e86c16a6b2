package io.connectedvpc.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.Example;
import io.connectedvpc.core.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SddcStateTest {

    private static final Instant NOW = Example.NOON;

    @Test
    void judgedAt_forgetsWhatHasEnded() {
        SddcState state = SddcState.unknown("sddc-1")
                .withFence(new Fence(5, "deprovision", NOW, true))
                .withEdgeFence(new Fence(7, "move", NOW, false))
                .withSegment(new Segment("web", null, new Fence(3, "delete", NOW, true), 2, NOW, NOW.plusMillis(1)))
                .deleted(NOW);

        assertThat(state.judgedAt(NOW)).isEqualTo(state);
        SddcState later = state.judgedAt(NOW.plusMillis(1));
        assertThat(later.fence()).isEqualTo(Fence.NONE);
        assertThat(later.edgeFence()).isEqualTo(Fence.NONE);
        assertThat(later.expiresAt()).isNull();
        assertThat(later.segments()).containsOnlyKeys("web");
        assertThat(state.judgedAt(NOW.plusMillis(2)).segments()).isEmpty();
    }

    @Test
    void judgedAt_forgetsWithdrawnDestinations_onlyWhenTheyAreRemoved() {
        var withdrawn = new TreeMap<Cidr, Withdrawn>();
        withdrawn.put(Example.WEB, new Withdrawn(Example.WEB, NOW, NOW, NOW));
        withdrawn.put(Example.APP, new Withdrawn(Example.APP, NOW, NOW, null));
        SddcState state = SddcState.unknown("sddc-1").withWithdrawn(withdrawn);
        assertThat(state.judgedAt(NOW.plus(Fence.MEMORY)).withdrawn()).hasSize(2);
        assertThat(state.judgedAt(NOW.plus(Fence.MEMORY).plus(Duration.ofMillis(1)))
                        .withdrawn())
                .containsOnlyKeys(Example.APP);
    }

    @ParameterizedTest
    @MethodSource("io.connectedvpc.core.Seeds#thousand")
    void claims_areDisjointAndCoverWhatIsHeld(long seed) {
        var random = new Random(seed);
        var held = new ArrayList<Cidr>();
        SddcState state = SddcState.unknown("sddc-1").withSddc(sddc());
        held.add(Example.MANAGEMENT);
        var withdrawn = new TreeMap<Cidr, Withdrawn>();
        for (int i = 0; i < random.nextInt(12); i++) {
            Cidr block = Seeds.block(random, 20, 30);
            if (random.nextBoolean()) {
                SegmentType type = Seeds.oneOf(random, List.of(SegmentType.values()));
                state = state.withSegment(
                        new Segment("s" + i, new Segment.Network(block, type), Fence.NONE, 1, NOW, null));
                if (type == SegmentType.ROUTED) {
                    held.add(block);
                }
            } else {
                withdrawn.put(block, new Withdrawn(block, NOW, NOW, random.nextBoolean() ? NOW : null));
            }
        }
        state = state.withWithdrawn(withdrawn);
        withdrawn.values().stream()
                .filter(gone -> !gone.removed())
                .map(Withdrawn::cidr)
                .forEach(held::add);

        List<Cidr> claims = List.copyOf(state.claims());
        assertThat(held).allMatch(block -> claims.stream().anyMatch(claim -> claim.contains(block)));
        assertThat(held).containsAll(claims);
        for (Cidr claim : claims) {
            assertThat(claims).filteredOn(claim::overlaps).containsExactly(claim);
        }
    }

    @Test
    void claims_areNone_withoutAnSddc() {
        assertThat(SddcState.unknown("sddc-1").claims()).isEmpty();
        assertThat(SddcState.unknown("sddc-1").desiredDestinations()).isEmpty();
    }

    private static Sddc sddc() {
        return new Sddc(
                new Attachment("vpc-1", "subnet-1", "eu-west-1a", Example.MANAGEMENT),
                Sddc.Lifecycle.READY,
                null,
                List.of(),
                List.of(),
                List.of(),
                new Edge("esx-1", null, 1, List.of()),
                new RoutingMode(Routing.PER_CIDR, 1, Instant.EPOCH, null),
                List.of(),
                List.of(),
                false,
                1,
                MainTable.only(Example.MAIN),
                List.of());
    }
}
