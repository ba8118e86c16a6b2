package io.connectedvpc.core.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.model.RouteChange.Action;
import io.connectedvpc.core.port.Handled.Failover;
import io.connectedvpc.core.port.Handled.Result;
import io.connectedvpc.core.port.Handled.Task;
import io.connectedvpc.core.port.Handled.Times;
import io.connectedvpc.core.port.HistoryStore.Entry;
import io.connectedvpc.core.port.HistoryStore.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every history promises. */
public abstract class HistoryStoreContract {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final RouteChange CREATED =
            new RouteChange(Action.CREATE, "rtb-1", Cidr.parse("10.2.0.0/16"), null, "eni-1");

    private final ManualTime time = new ManualTime(NOON);
    private HistoryStore store;

    protected abstract HistoryStore emptyHistory(ManualTime clock);

    @BeforeEach
    void begin() {
        store = emptyHistory(time);
    }

    @Test
    void entry_isReadAsItWasKept() {
        var changes = List.of(
                CREATED,
                new RouteChange(Action.REPLACE, "rtb-1", new PrefixListId("pl-1"), "eni-1", "eni-2"),
                RouteChange.ofList(Action.LIST_ADD, Cidr.parse("192.168.160.0/24")));
        var full = new Handled(
                Task.MOVE_EDGE,
                "sddc-1",
                "esx-2",
                4L,
                "event-1",
                "arn:aws:iam::123456789012:user/ops",
                Result.FAILED,
                "unavailable",
                7L,
                changes,
                1,
                2,
                true,
                new Failover(NOON, NOON.plusMillis(1), NOON.plusMillis(5)),
                new Times(NOON, NOON.plusMillis(1), NOON.plusMillis(3), NOON.plusMillis(5), NOON.plusMillis(6)));
        var bare = handled("sddc-1", NOON.plusSeconds(1), List.of());
        store.add(full);
        store.add(bare);

        assertThat(store.page("sddc-1", 10, null).entries()).containsExactly(new Entry(bare, 0), new Entry(full, 3));
    }

    @Test
    void pages_leadThroughAll_newestFirst() {
        IntStream.range(0, 7).forEach(i -> store.add(handled("sddc-1", NOON.plusSeconds(i), List.of())));

        List<Instant> seen = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        String next = null;
        do {
            Page page = store.page("sddc-1", 3, next);
            sizes.add(page.entries().size());
            page.entries().forEach(entry -> seen.add(entry.handled().times().ended()));
            next = page.next();
        } while (next != null);

        assertThat(sizes).containsExactly(3, 3, 1);
        assertThat(seen)
                .containsExactlyElementsOf(IntStream.range(0, 7)
                        .mapToObj(i -> NOON.plusSeconds(6 - i))
                        .toList());
    }

    @Test
    void page_isTheLast_whenItIsJustFull() {
        IntStream.range(0, 3).forEach(i -> store.add(handled("sddc-1", NOON.plusSeconds(i), List.of())));
        assertThat(store.page("sddc-1", 3, null).next()).isNull();
    }

    @Test
    void entriesOfTheSameTime_standSideBySide() {
        store.add(handled("sddc-1", NOON, List.of()));
        store.add(handled("sddc-1", NOON, List.of(CREATED)));
        assertThat(store.page("sddc-1", 10, null).entries()).hasSize(2);
    }

    @Test
    void entriesOfOtherSddcs_areNotShown() {
        store.add(handled("sddc-1", NOON, List.of()));
        store.add(handled("sddc-10", NOON, List.of()));
        assertThat(store.page("sddc-1", 10, null).entries()).hasSize(1);
        assertThat(store.page("sddc-9", 10, null)).isEqualTo(new Page(List.of(), null));
    }

    @Test
    void changes_areCounted_whenThereAreTooManyToName() {
        store.add(handled("sddc-1", NOON, Collections.nCopies(1_000, CREATED)));
        Entry entry = store.page("sddc-1", 10, null).entries().get(0);
        assertThat(entry.handled().changes()).hasSize(HistoryStore.MOST_CHANGES);
        assertThat(entry.changeCount()).isEqualTo(1_000);
    }

    @Test
    void entries_areForgottenAfterNinetyDays() {
        store.add(handled("sddc-1", NOON, List.of()));
        store.add(handled("sddc-1", NOON.plusSeconds(10), List.of()));
        time.advance(Duration.ofDays(90).plusSeconds(5));
        assertThat(store.page("sddc-1", 1, null).entries()).hasSize(1);
        assertThat(store.page("sddc-1", 1, null).next()).isNull();
        time.advance(Duration.ofSeconds(10));
        assertThat(store.page("sddc-1", 10, null).entries()).isEmpty();
    }

    private static Handled handled(String sddcId, Instant ended, List<RouteChange> changes) {
        return new Handled(
                Task.RECONCILE,
                sddcId,
                null,
                null,
                null,
                null,
                Result.APPLIED,
                null,
                null,
                changes,
                0,
                0,
                false,
                null,
                new Times(ended, null, null, null, ended));
    }
}
