package io.connectedvpc.core.port;

import io.connectedvpc.core.model.Account;
import io.connectedvpc.core.model.Attachment;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Edge;
import io.connectedvpc.core.model.EventType;
import io.connectedvpc.core.model.Fence;
import io.connectedvpc.core.model.Host;
import io.connectedvpc.core.model.MainTable;
import io.connectedvpc.core.model.NetworkInterface;
import io.connectedvpc.core.model.PendingEvent;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.model.RoutedList;
import io.connectedvpc.core.model.Routing;
import io.connectedvpc.core.model.RoutingMode;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Segment;
import io.connectedvpc.core.model.SegmentType;
import io.connectedvpc.core.model.WaitingEvent;
import io.connectedvpc.core.model.Warning;
import io.connectedvpc.core.model.Withdrawn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Walks at random through states that a store must be able to keep, likely or not. */
final class RandomStates {

    private static final int MOST_CHANGES_OF_A_KIND = SddcStore.MAX_CHANGES / 4;

    private final RandomGenerator random;

    RandomStates(RandomGenerator random) {
        this.random = random;
    }

    /** Some state that one commit may make of another. */
    SddcState after(SddcState before, String vpcId) {
        boolean lives = random.nextInt(5) > 0;
        return new SddcState(
                before.sddcId(),
                before.revision(),
                before.version() + random.nextInt(2),
                random.nextLong(before.version() + 1),
                maybe(this::time),
                fence(),
                fence(),
                lives ? sddc(vpcId) : null,
                lives ? null : time(),
                segments(before),
                withdrawn(before),
                outbox(before),
                waiting(before));
    }

    private Sddc sddc(String vpcId) {
        return new Sddc(
                new Attachment(maybe(this::account), vpcId, word(), word(), cidr()),
                oneOf(Sddc.Lifecycle.values()),
                maybe(this::time),
                some(17, this::host),
                IntStream.range(0, Sddc.SLOTS).mapToObj(this::slot).toList(),
                some(5, this::word),
                new Edge(
                        word(),
                        maybe(this::word),
                        random.nextLong(1000),
                        some(3, () -> new Edge.Former(word(), time()))),
                new RoutingMode(oneOf(Routing.values()), random.nextLong(1000), time(), maybe(this::list)),
                some(2, this::word),
                some(3, this::word),
                random.nextBoolean(),
                random.nextLong(1000),
                new MainTable(word(), some(3, this::table), some(2, this::table)),
                some(4, () -> new Warning(oneOf(Warning.Code.values()), text(), text())));
    }

    private Account account() {
        return new Account(word(), maybe(this::word));
    }

    private RoutedList list() {
        return new RoutedList(word(), maybe(() -> new PrefixListId(word())), random.nextLong(1000), time());
    }

    private MainTable.Former table() {
        return new MainTable.Former(word(), time(), random.nextLong(1000));
    }

    private Host host() {
        return new Host(
                word(),
                maybe(this::word),
                random.nextInt(1, 21),
                random.nextBoolean(),
                oneOf(Host.State.values()),
                time());
    }

    private NetworkInterface slot(int slot) {
        var empty = new NetworkInterface(slot, word(), null, null, maybe(this::word));
        return random.nextBoolean() ? empty : empty.created(word(), "10.0.165." + slot);
    }

    private TreeMap<String, Segment> segments(SddcState before) {
        var segments = new TreeMap<>(before.segments());
        forSome(segments.keySet().stream().toList(), segments::remove);
        some(MOST_CHANGES_OF_A_KIND / 2, this::segment).forEach(segment -> segments.put(segment.name(), segment));
        return segments;
    }

    private Segment segment() {
        boolean lives = random.nextBoolean();
        var network = new Segment.Network(cidr(), oneOf(SegmentType.values()));
        return new Segment(
                "seg-" + random.nextInt(30),
                lives ? network : null,
                fence(),
                random.nextLong(99),
                time(),
                lives ? null : time());
    }

    private TreeMap<Cidr, Withdrawn> withdrawn(SddcState before) {
        var withdrawn = new TreeMap<>(before.withdrawn());
        forSome(withdrawn.keySet().stream().toList(), withdrawn::remove);
        some(MOST_CHANGES_OF_A_KIND / 2, () -> new Withdrawn(cidr(), time(), time(), maybe(this::time)))
                .forEach(block -> withdrawn.put(block.cidr(), block));
        return withdrawn;
    }

    private List<PendingEvent> outbox(SddcState before) {
        var outbox = new ArrayList<>(before.outbox());
        forSome(before.outbox(), outbox::remove);
        long id = 1000 * before.revision();
        for (int added = random.nextInt(MOST_CHANGES_OF_A_KIND / 2); added > 0; added--) {
            outbox.add(new PendingEvent(
                    id++, oneOf(EventType.values()), id, maybe(this::word), maybe(this::word), some(3, this::cidr)));
        }
        return outbox;
    }

    private List<WaitingEvent> waiting(SddcState before) {
        var waiting = new ArrayList<>(before.waiting());
        forSome(before.waiting(), waiting::remove);
        some(MOST_CHANGES_OF_A_KIND / 2, () -> new WaitingEvent(word(), time(), text()))
                .forEach(waiting::add);
        waiting.sort(Comparator.comparing(WaitingEvent::since));
        return waiting;
    }

    private Fence fence() {
        return new Fence(random.nextLong(1L << 53), maybe(this::text), maybe(this::time), random.nextBoolean());
    }

    /** In a few /8 blocks, so that some are equal and some are nested. */
    private Cidr cidr() {
        int prefix = random.nextInt(8, 33);
        long address = random.nextLong(10L << 24, 14L << 24);
        long size = 1L << (32 - prefix);
        return new Cidr(address - address % size, prefix);
    }

    private Instant time() {
        return SddcStates.NOW.plus(Duration.ofNanos(random.nextLong(1L << 52)));
    }

    private String word() {
        return "w-" + Long.toString(random.nextLong(1L << 40), 36);
    }

    /** May be empty, and may hold anything. */
    private String text() {
        return random.ints(random.nextInt(6), 0x20, 0xd800)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextBoolean() ? value.get() : null;
    }

    private <T> List<T> some(int most, Supplier<T> value) {
        return Stream.generate(value).limit(random.nextInt(most + 1)).toList();
    }

    private <T> void forSome(List<T> values, Consumer<T> action) {
        values.stream()
                .filter(value -> random.nextInt(3) == 0)
                .limit(MOST_CHANGES_OF_A_KIND / 2)
                .forEach(action);
    }

    private <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }
}
