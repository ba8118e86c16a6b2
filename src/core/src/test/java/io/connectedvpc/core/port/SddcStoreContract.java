package io.connectedvpc.core.port;

import static io.connectedvpc.core.port.SddcStates.NOW;
import static io.connectedvpc.core.port.SddcStates.created;
import static io.connectedvpc.core.port.SddcStates.verified;
import static io.connectedvpc.core.port.SddcStates.withSegment;
import static io.connectedvpc.core.port.SddcStates.withoutSegment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.connectedvpc.core.command.Command.MoveEdge;
import io.connectedvpc.core.command.Origin;
import io.connectedvpc.core.decide.Decision;
import io.connectedvpc.core.decide.EdgeMoves;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.EdgeMove;
import io.connectedvpc.core.model.Fence;
import io.connectedvpc.core.model.Host;
import io.connectedvpc.core.model.PendingEvent;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Segment;
import io.connectedvpc.core.model.SegmentType;
import io.connectedvpc.core.model.Stamp;
import io.connectedvpc.core.model.WaitingEvent;
import io.connectedvpc.core.port.SddcStore.Commit;
import io.connectedvpc.core.port.SddcStore.Commit.Contended;
import io.connectedvpc.core.port.SddcStore.Commit.Overlap;
import io.connectedvpc.core.port.SddcStore.Commit.Stored;
import io.connectedvpc.core.port.SddcStore.Page;
import io.connectedvpc.core.port.SddcStore.Switch.Moved;
import io.connectedvpc.core.port.SddcStore.Switch.NotMoved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store promises. An emulator that can't keep a promise overrides that test, and says why. */
public abstract class SddcStoreContract {

    private static final String VPC = "vpc-1";
    private static final int RACERS = 8;

    private static final EdgeRule RULE = new EdgeMoves();

    private SddcStore store;

    /** An empty store. */
    protected abstract SddcStore emptyStore();

    @BeforeEach
    void makeStore() {
        store = emptyStore();
    }

    @Test
    void find_answersUnknown_whenNothingIsStored() {
        assertThat(store.find("sddc-1")).isEqualTo(SddcState.unknown("sddc-1"));
    }

    @Test
    void commit_storesTheState_whenItIsNew() {
        SddcState state = created("sddc-1", VPC, "10.2.0.0/16");

        Commit commit = store.commit(SddcState.unknown("sddc-1"), state);

        assertThat(commit).isEqualTo(new Stored(state.committed()));
        assertThat(store.find("sddc-1")).isEqualTo(state.committed());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void find_answersWhatWasCommitted_whateverItIs(long seed) {
        var states = new RandomStates(new Random(seed));
        SddcState before = SddcState.unknown("sddc-1");
        for (int step = 0; step < 8; step++) {
            SddcState after = states.after(before, VPC);

            assertThat(store.commit(before, after)).isEqualTo(new Stored(after.committed()));

            before = store.find("sddc-1");
            assertThat(before).isEqualTo(after.committed());
        }
    }

    @Test
    void commit_isContended_whenTheStateWasReadBeforeAnotherCommit() {
        SddcState first = stored(created("sddc-1", VPC, "10.2.0.0/16"));
        SddcState second = stored(first, withSegment(first, "web", "192.168.160.0/24"));

        assertThat(store.commit(first, withSegment(first, "app", "192.168.161.0/24")))
                .isEqualTo(new Contended());

        assertThat(store.find("sddc-1")).isEqualTo(second);
    }

    @Test
    void commit_isContended_whenAnotherCreatedTheSddc() {
        SddcState first = stored(created("sddc-1", VPC, "10.2.0.0/16"));

        assertThat(store.commit(SddcState.unknown("sddc-1"), created("sddc-1", VPC, "10.3.0.0/16")))
                .isEqualTo(new Contended());

        assertThat(store.find("sddc-1")).isEqualTo(first);
    }

    @Test
    void commit_isContendedRatherThanRefused_whenItOverlapsAndIsOutdated() {
        stored(created("sddc-2", VPC, "10.3.0.0/16"));
        SddcState first = stored(created("sddc-1", VPC, "10.2.0.0/16"));
        stored(first, withSegment(first, "web", "192.168.160.0/24"));

        assertThat(store.commit(first, withSegment(first, "app", "10.3.1.0/24")))
                .isEqualTo(new Contended());
    }

    @Test
    protected void commit_losesNoChange_whenManyMakeThemAtOnce() throws Exception {
        stored(created("sddc-1", VPC, "10.2.0.0/16"));

        atOnce(racer -> {
            persistently("sddc-1", state -> withSegment(state, "seg-" + racer, "10.9.%d.0/24".formatted(racer)));
            return new Contended();
        });

        SddcState state = store.find("sddc-1");
        assertThat(state.liveSegments()).hasSize(RACERS);
        assertThat(state.revision()).isEqualTo(1 + RACERS);
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.160.0/24, equal",
        "192.168.160.0/25, first half",
        "192.168.160.128/25, second half",
        "192.168.160.255/32, last address",
        "192.168.160.0/20, larger from the same start",
        "192.168.0.0/16, around",
        "192.0.0.0/8, far around"
    })
    void commit_isRefused_whenABlockOverlapsOneOfAnotherSddc(String block, String how) {
        Cidr wanted = Cidr.parse(block);
        SddcState holder = stored(created("sddc-1", VPC, "10.2.0.0/16"));
        holder = stored(holder, withSegment(holder, "app", "10.9.0.0/16"));
        holder = stored(holder, withSegment(holder, "web", "192.168.160.0/24"));
        stored(holder, withSegment(holder, "db", "192.169.0.0/24"));
        SddcState other = stored(created("sddc-2", VPC, "10.3.0.0/16"));

        Commit commit = store.commit(other, withSegment(other, "web", block));

        assertThat(commit).as(how).isEqualTo(new Overlap(wanted, Cidr.parse("192.168.160.0/24"), "sddc-1"));
        assertThat(store.overlapping(VPC, "sddc-2", wanted)).contains((Overlap) commit);
        assertThat(store.find("sddc-2")).isEqualTo(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.168.159.0/24", "192.168.161.0/24", "192.168.162.0/23", "10.3.0.0/24"})
    void commit_stores_whenABlockIsOnlyNextToOneOfAnotherSddc(String block) {
        Cidr wanted = Cidr.parse(block);
        SddcState holder = stored(created("sddc-1", VPC, "10.2.0.0/16"));
        stored(holder, withSegment(holder, "web", "192.168.160.0/24"));
        SddcState other = stored(created("sddc-2", VPC, "10.4.0.0/16"));

        assertThat(store.overlapping(VPC, "sddc-2", wanted)).isEmpty();
        stored(other, withSegment(other, "web", block));
    }

    @Test
    void commit_isRefused_whenTheManagementCidrOverlapsOneOfAnotherSddc() {
        stored(created("sddc-1", VPC, "10.2.0.0/16"));

        assertThat(store.commit(SddcState.unknown("sddc-2"), created("sddc-2", VPC, "10.2.0.0/20")))
                .isEqualTo(new Overlap(Cidr.parse("10.2.0.0/20"), Cidr.parse("10.2.0.0/16"), "sddc-1"));
        assertThat(store.find("sddc-2")).isEqualTo(SddcState.unknown("sddc-2"));
    }

    @Test
    void commit_stores_whenTheSameBlockIsHeldInAnotherVpc() {
        stored(created("sddc-1", VPC, "10.2.0.0/16"));

        stored(created("sddc-2", "vpc-2", "10.2.0.0/16"));

        assertThat(store.overlapping("vpc-3", "sddc-3", Cidr.parse("10.2.0.0/16")))
                .isEmpty();
    }

    @Test
    void overlapping_overlooksTheSddcItself() {
        stored(created("sddc-1", VPC, "10.2.0.0/16"));

        assertThat(store.overlapping(VPC, "sddc-1", Cidr.parse("10.2.0.0/24"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EXTENDED", "DISCONNECTED"})
    void commit_claimsNothing_forASegmentWithoutRoute(SegmentType type) {
        SddcState first = stored(created("sddc-1", VPC, "10.2.0.0/16"));
        var network = new Segment.Network(Cidr.parse("192.168.160.0/24"), type);
        stored(first, first.withSegment(new Segment("web", network, Fence.NONE, 2, NOW, null)));
        SddcState second = stored(created("sddc-2", VPC, "10.3.0.0/16"));

        stored(second, withSegment(second, "web", "192.168.160.0/24"));
    }

    @Test
    void commit_letsASegmentGrowAndShrink_withinWhatIsFree() {
        SddcState neighbour = stored(created("sddc-2", VPC, "10.3.0.0/16"));
        stored(neighbour, withSegment(neighbour, "web", "192.168.164.0/24"));
        SddcState state = stored(created("sddc-1", VPC, "10.2.0.0/16"));
        state = stored(state, withSegment(state, "web", "192.168.160.0/24"));

        state = stored(state, withSegment(state, "web", "192.168.160.0/23"));
        state = stored(state, verified(state));
        state = stored(state, withSegment(state, "web", "192.168.160.0/22"));
        state = stored(state, withSegment(state, "web", "192.168.163.0/24"));

        assertThat(store.commit(state, withSegment(state, "web", "192.168.160.0/21")))
                .isEqualTo(new Overlap(Cidr.parse("192.168.160.0/21"), Cidr.parse("192.168.164.0/24"), "sddc-2"));
    }

    @Test
    void commit_holdsAWithdrawnBlock_untilItsRouteWasSeenGone() {
        SddcState first = stored(created("sddc-1", VPC, "10.2.0.0/16"));
        first = stored(first, withSegment(first, "web", "192.168.160.0/23"));
        first = stored(first, withSegment(first, "web", "192.168.160.0/24"));
        SddcState second = stored(created("sddc-2", VPC, "10.3.0.0/16"));
        SddcState wanting = withSegment(second, "web", "192.168.161.0/24");

        assertThat(store.commit(second, wanting))
                .isEqualTo(new Overlap(Cidr.parse("192.168.161.0/24"), Cidr.parse("192.168.160.0/23"), "sddc-1"));

        stored(first, verified(first));
        stored(second, wanting);
    }

    @Test
    void commit_freesTheBlocks_whenTheSddcIsDeleted() {
        SddcState first = stored(created("sddc-1", VPC, "10.2.0.0/16"));
        stored(first, first.deleted(NOW.plus(Fence.MEMORY)));

        stored(created("sddc-2", VPC, "10.2.0.0/16"));
    }

    @Test
    protected void commit_letsOneWin_whenManyClaimABlockAtOnce() throws Exception {
        for (int racer = 0; racer < RACERS; racer++) {
            stored(created("sddc-" + racer, VPC, "10.%d.0.0/16".formatted(100 + racer)));
        }

        List<Commit> commits = atOnce(racer ->
                persistently("sddc-" + racer, state -> withSegment(state, "web", "192.168.160.0/" + (20 + racer % 5))));

        assertThat(commits).filteredOn(Stored.class::isInstance).hasSize(1);
        assertThat(commits).filteredOn(Overlap.class::isInstance).hasSize(RACERS - 1);
    }

    @Test
    protected void commit_letsAllWin_whenManyClaimTheirOwnBlocksAtOnce() throws Exception {
        List<Commit> commits = atOnce(racer ->
                persistently("sddc-" + racer, state -> created("sddc-" + racer, VPC, "10.%d.0.0/16".formatted(racer))));

        assertThat(commits).hasOnlyElementsOfType(Stored.class);
        assertThat(store.list(RACERS, null).sddcs()).hasSize(RACERS);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void move_isAsADecisionAndACommit_whateverComesBeforeAndAfter(long seed) {
        var random = new Random(seed);
        SddcState expected = ready("sddc-1", false);
        for (int step = 0; step < 12; step++) {
            switch (random.nextInt(3)) {
                case 0 ->
                    expected = stored(
                            expected, withSegment(expected, "s" + random.nextInt(3), "192.168." + step + ".0/24"));
                case 1 -> expected = stored(expected, expected.withOutbox(List.of()));
                default -> expected = moved(expected, move("esx-" + (1 + random.nextInt(2)), random, null));
            }
            assertThat(store.find("sddc-1")).isEqualTo(expected);
            assertThat(store.list(10, null).sddcs()).extracting(SddcState::sddc).containsExactly(expected.sddc());
        }
    }

    @Test
    void move_answersTheState_asAfterItsCommit() {
        SddcState before = ready("sddc-1", false);
        EdgeMove move = numbered("esx-2", 7);

        assertThat(store.move(move))
                .isEqualTo(new Moved(RULE.moved(before, move).summary()));
        assertThat(store.commit(before, before.nextVersion())).isEqualTo(new Contended());
    }

    @Test
    void move_owesItsEvent_untilACommitDrops() {
        SddcState before = ready("sddc-1", false);
        store.move(numbered("esx-2", 7));
        SddcState moved = store.find("sddc-1");
        assertThat(moved.outbox()).extracting(PendingEvent::id).containsExactly(before.revision() + 1);

        SddcState kept = stored(moved, withSegment(moved, "web", "192.168.160.0/24"));
        assertThat(store.find("sddc-1").outbox()).hasSize(1);

        stored(kept, kept.withOutbox(List.of()));
        assertThat(store.find("sddc-1").outbox()).isEmpty();
    }

    @Test
    void move_isMadeNoSecondTime() {
        ready("sddc-1", false);
        store.move(numbered("esx-2", 7));
        SddcState moved = store.find("sddc-1");

        assertThat(store.move(numbered("esx-2", 7))).isEqualTo(new NotMoved(moved.summary()));
        assertThat(store.find("sddc-1")).isEqualTo(moved);
    }

    @Test
    void move_isNotMade_whenItDoesNotFit() {
        SddcState ready = ready("sddc-1", false);
        ready = moved(ready, numbered("esx-2", 7));
        ready = stored(ready, ready.withOutbox(List.of()));
        var before = new NotMoved(ready.summary());

        assertThat(store.move(numbered("esx-2", 8))).as("it is there").isEqualTo(before);
        assertThat(store.move(numbered("esx-9", 8))).as("no host").isEqualTo(before);
        assertThat(store.move(numbered("esx-1", 7)))
                .as("another with the number")
                .isEqualTo(before);
        assertThat(store.move(numbered("esx-1", 6))).as("a lower number").isEqualTo(before);
        assertThat(store.move(at(NOW.minusNanos(1)))).as("late").isEqualTo(before);
        assertThat(store.move(new EdgeMove("sddc-1", new Stamp(8L, NOW, true), "esx-1", null, 99L, null, NOW)))
                .as("of another version")
                .isEqualTo(before);
        assertThat(store.find("sddc-1")).isEqualTo(ready);
        assertThat(store.move(at(NOW.plusSeconds(1)))).as("later").isInstanceOf(Moved.class);
    }

    @Test
    void move_isNotMade_whenTheSddcIsPausedOrUnknown() {
        SddcState paused = ready("sddc-1", true);

        assertThat(store.move(numbered("esx-2", 1))).isEqualTo(new NotMoved(paused.summary()));
        assertThat(store.move(new EdgeMove("sddc-2", new Stamp(1L, NOW, false), "esx-2", null, null, null, NOW)))
                .isEqualTo(new NotMoved(SddcState.unknown("sddc-2")));
    }

    private SddcState ready(String sddcId, boolean paused) {
        SddcState state = created(sddcId, VPC, "10.2.0.0/16");
        Sddc sddc = state.found().orElseThrow();
        Sddc ready = sddc.applied(Sddc.Lifecycle.READY, sddc.mainTable(), List.of());
        return stored(
                SddcState.unknown(sddcId),
                state.withSddc(paused ? ready.withSettings(ready.securityGroupIds(), true) : ready));
    }

    /** Moves as a service does: by a decision of its own where the store doesn't. */
    private SddcState moved(SddcState before, EdgeMove move) {
        if (!move.fits(before)) {
            assertThat(store.move(move)).isInstanceOf(NotMoved.class);
            return before;
        }
        SddcState moved = RULE.moved(before, move);
        if (store.move(move) instanceof Moved answered) {
            assertThat(answered.state()).isEqualTo(moved.summary());
            return moved;
        }
        return stored(before, decided(before, move));
    }

    private static SddcState decided(SddcState before, EdgeMove move) {
        var command = new MoveEdge(move.sddcId(), move.stamp(), move.toHost(), move.reason());
        Decision decision = new EdgeMoves().decide(before, command, new Origin(move.causeEventId(), null, NOW), NOW);
        return ((Decision.Change) decision).after();
    }

    private static EdgeMove move(String toHost, Random random, @Nullable Long expected) {
        Long sequence = random.nextBoolean() ? (Long) random.nextLong(1, 20) : null;
        var stamp = new Stamp(sequence, NOW.plusMillis(random.nextInt(5)), random.nextBoolean());
        return new EdgeMove("sddc-1", stamp, toHost, random.nextBoolean() ? "FAILURE" : null, expected, "cause", NOW);
    }

    private static EdgeMove numbered(String toHost, long sequence) {
        return new EdgeMove("sddc-1", new Stamp(sequence, NOW, false), toHost, null, null, "cause-1", NOW);
    }

    private static EdgeMove at(Instant time) {
        return new EdgeMove("sddc-1", new Stamp(null, time, false), "esx-1", null, null, null, NOW);
    }

    @Test
    void find_remembersADeletedSegment() {
        SddcState state = stored(created("sddc-1", VPC, "10.2.0.0/16"));
        state = stored(state, withSegment(state, "web", "192.168.160.0/24"));
        state = stored(state, withoutSegment(state, "web"));

        SddcState found = store.find("sddc-1");

        assertThat(found).isEqualTo(state);
        assertThat(found.segments().get("web").expiresAt()).isEqualTo(NOW.plus(Fence.MEMORY));
        assertThat(found.withdrawn()).containsOnlyKeys(Cidr.parse("192.168.160.0/24"));
    }

    @Test
    void find_remembersADeletedSddc_andWhatItIsCreatedAgainAs() {
        var fence = new Fence(7, "said", NOW, false);
        SddcState state = stored(created("sddc-1", VPC, "10.2.0.0/16").withFence(fence));
        state = stored(state, state.deleted(NOW.plus(Fence.MEMORY)));

        assertThat(store.find("sddc-1")).isEqualTo(state);
        assertThat(store.find("sddc-1").fence()).isEqualTo(fence);

        state = stored(state, state.nextVersion().withSddc(SddcStates.sddc("vpc-2", "10.2.0.0/16")));

        assertThat(store.find("sddc-1")).isEqualTo(state);
        assertThat(store.list(10, null).sddcs()).containsExactly(state);
    }

    @Test
    protected void find_answersTheWholeState_whenItIsLarge() {
        int segments = 1_200;
        SddcState state = stored(created("sddc-1", VPC, "10.2.0.0/16"));
        for (int from = 0; from < segments; from += SddcStore.MAX_CHANGES) {
            state = stored(state, withManySegments(state, from));
        }

        assertThat(state.segments()).hasSize(segments);
        assertThat(store.find("sddc-1")).isEqualTo(state);
    }

    @Test
    void list_pagesThroughTheLivingById() {
        for (String sddcId : List.of("c", "a", "e", "B", "d.1", "d-1")) {
            SddcState state = stored(created(sddcId, "vpc-" + sddcId, "10.2.0.0/16"));
            stored(state, withSegment(state, "web", "192.168.160.0/24"));
        }
        SddcState gone = store.find("c");
        stored(gone, gone.deleted(NOW.plus(Fence.MEMORY)));

        Page first = store.list(2, null);
        Page second = store.list(2, first.next());
        Page third = store.list(2, second.next());

        assertThat(ids(first)).containsExactly("B", "a");
        assertThat(ids(second)).containsExactly("d-1", "d.1");
        assertThat(ids(third)).containsExactly("e");
        assertThat(third.next()).isNull();
        assertThat(first.sddcs().getFirst().sddc()).isEqualTo(store.find("B").sddc());
        assertThat(first.sddcs().getFirst().segments()).isEmpty();
    }

    @Test
    void withInstance_findsTheSddcsOfItsHosts() {
        stored(created("sddc-2", VPC, "10.3.0.0/16"));
        SddcState first = stored(created("sddc-1", VPC, "10.2.0.0/16"));
        stored(first, withHosts(first, host("esx-1", "i-1", 1), host("esx-2", null, 1), host("esx-3", "i-3", 1)));

        assertThat(store.withInstance("i-1")).containsExactly("sddc-1", "sddc-2");
        assertThat(store.withInstance("i-2")).containsExactly("sddc-2");
        assertThat(store.withInstance("i-3")).containsExactly("sddc-1");
        assertThat(store.withInstance("i-4")).isEmpty();
    }

    @Test
    void withInstance_overlooksHostsThatCannotRunTheEdge() {
        SddcState first = stored(created("sddc-1", VPC, "10.2.0.0/16"));
        stored(first, withHosts(first, host("esx-1", "i-1", 1), host("esx-2", "i-2", 2)));

        assertThat(store.withInstance("i-2")).isEmpty();
    }

    @Test
    void withInstance_findsAnInstance_thatWentToAnotherHost() {
        SddcState first = stored(created("sddc-1", VPC, "10.2.0.0/16"));
        stored(first, withHosts(first, host("esx-1", "i-2", 1), host("esx-2", "i-1", 1)));

        assertThat(store.withInstance("i-1")).containsExactly("sddc-1");
        assertThat(store.withInstance("i-2")).containsExactly("sddc-1");
    }

    @Test
    void withInstance_forgetsADeletedSddc() {
        SddcState state = stored(created("sddc-1", VPC, "10.2.0.0/16"));
        stored(state, state.deleted(NOW.plus(Fence.MEMORY)));

        assertThat(store.withInstance("i-1")).isEmpty();
    }

    @Test
    void find_answersTheEventsThatWait_oldestFirst() {
        var late = new WaitingEvent("0f", NOW.plusSeconds(2), "{}");
        var early = new WaitingEvent("f0", NOW, "{\"detail\":{\"cidr\":\"192.168.160.0/24\"}}");
        SddcState state = stored(created("sddc-1", VPC, "10.2.0.0/16"));
        state = stored(state, state.withWaiting(List.of(early, late)));

        assertThat(store.find("sddc-1").waiting()).containsExactly(early, late);

        stored(state, state.withWaiting(List.of(late)));
        assertThat(store.find("sddc-1").waiting()).containsExactly(late);
    }

    @Test
    void list_namesSddcsForWhichOnlyEventsWait() {
        stored(created("sddc-2", VPC, "10.2.0.0/16"));
        SddcState expected = SddcState.unknown("sddc-1").deleted(NOW.plus(Fence.MEMORY));
        SddcState waiting =
                stored(SddcState.unknown("sddc-1"), expected.withWaiting(List.of(new WaitingEvent("e-1", NOW, "{}"))));

        assertThat(ids(store.list(10, null))).containsExactly("sddc-1", "sddc-2");
        assertThat(store.list(10, null).sddcs().getFirst().found()).isEmpty();
        assertThat(store.list(10, null).sddcs().getFirst().waiting()).isEmpty();

        stored(waiting, waiting.withWaiting(List.of()));
        assertThat(ids(store.list(10, null))).containsExactly("sddc-2");
    }

    @Test
    void list_keepsASddc_whenItIsDeletedAndEventsWait_andWhenTheyGoAndItLives() {
        var event = new WaitingEvent("e-1", NOW, "{}");
        SddcState state = stored(created("sddc-1", VPC, "10.2.0.0/16").withWaiting(List.of(event)));
        state = stored(state, state.withWaiting(List.of()));
        assertThat(ids(store.list(10, null))).containsExactly("sddc-1");
        state = stored(state, state.withWaiting(List.of(event)));
        state = stored(state, state.deleted(NOW.plus(Fence.MEMORY)));
        assertThat(ids(store.list(10, null))).containsExactly("sddc-1");
        stored(state, state.withWaiting(List.of()));
        assertThat(ids(store.list(10, null))).isEmpty();
    }

    @Test
    void list_endsWithTheLastFullPage() {
        stored(created("sddc-1", VPC, "10.2.0.0/16"));

        assertThat(store.list(1, null).next()).isNull();
        assertThat(store.list(1, "sddc-1")).isEqualTo(new Page(List.of(), null));
    }

    @Test
    void list_isEmpty_whenNothingIsStored() {
        assertThat(store.list(10, null)).isEqualTo(new Page(List.of(), null));
    }

    @Test
    void commit_throws_whenItChangesMoreThanIsAllowed() {
        SddcState state = stored(created("sddc-1", VPC, "10.2.0.0/16"));
        SddcState tooMuch = withSegment(withManySegments(state, 0), "one-more", "10.9.0.0/16");

        assertThatIllegalArgumentException().isThrownBy(() -> store.commit(state, tooMuch));
    }

    @Test
    void commit_throws_whenTheStatesAreOfTwoSddcs() {
        SddcState state = created("sddc-1", VPC, "10.2.0.0/16");

        assertThatIllegalArgumentException().isThrownBy(() -> store.commit(SddcState.unknown("sddc-2"), state));
    }

    private SddcState stored(SddcState created) {
        return stored(SddcState.unknown(created.sddcId()), created);
    }

    private SddcState stored(SddcState before, SddcState after) {
        Commit commit = store.commit(before, after);
        assertThat(commit).isInstanceOf(Stored.class);
        return ((Stored) commit).state();
    }

    /** As every caller does: looks again when another was first. */
    private Commit persistently(String sddcId, UnaryOperator<SddcState> change) {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            SddcState before = store.find(sddcId);
            Commit commit = store.commit(before, change.apply(before));
            if (!(commit instanceof Contended)) {
                return commit;
            }
        }
        throw new AssertionError("contended for ever");
    }

    private static List<Commit> atOnce(IntTask task) throws Exception {
        var start = new CyclicBarrier(RACERS);
        List<Callable<Commit>> racers = IntStream.range(0, RACERS)
                .<Callable<Commit>>mapToObj(racer -> () -> {
                    start.await();
                    return task.run(racer);
                })
                .toList();
        var commits = new ArrayList<Commit>();
        try (var threads = Executors.newFixedThreadPool(RACERS)) {
            for (Future<Commit> commit : threads.invokeAll(racers)) {
                commits.add(commit.get());
            }
        }
        return commits;
    }

    private interface IntTask {
        Commit run(int racer);
    }

    private static SddcState withManySegments(SddcState state, int from) {
        SddcState after = state;
        var fence = new Fence(1, "x".repeat(1_000), NOW, false);
        for (int number = from; number < from + SddcStore.MAX_CHANGES; number++) {
            var network = new Segment.Network(new Cidr((172L << 24) + number * 256L, 24), SegmentType.ROUTED);
            after = after.withSegment(new Segment("segment-" + number, network, fence, 1, NOW, null));
        }
        return after;
    }

    private static SddcState withHosts(SddcState state, Host... hosts) {
        Sddc sddc = state.found().orElseThrow();
        return state.nextVersion().withSddc(sddc.withHosts(List.of(hosts), sddc.networkInterfaces()));
    }

    private static Host host(String hostId, @Nullable String instanceId, int cluster) {
        return new Host(hostId, instanceId, cluster, false, Host.State.UP, NOW);
    }

    private static List<String> ids(Page page) {
        return page.sddcs().stream().map(SddcState::sddcId).toList();
    }
}
