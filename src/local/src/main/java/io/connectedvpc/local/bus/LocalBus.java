package io.connectedvpc.local.bus;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectedvpc.local.function.FunctionRunner;
import io.connectedvpc.local.template.Schedule;
import io.connectedvpc.local.template.Template;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The event bus: takes events, and delivers each to the functions whose rules it matches.
 *
 * <p>There is one bus. The default bus and the project's are the same here, and rules see the events of both, with
 * sources of {@code aws.} too: so AWS's own events, which on AWS come only from AWS and only to the default bus, can be
 * played.
 */
public final class LocalBus implements AutoCloseable {

    private static final Duration DRAIN = Duration.ofSeconds(5);
    private static final EntryResult MALFORMED_DETAIL =
            new EntryResult.Refused("MalformedDetail", "Detail is malformed.");

    private final EntryCheck check;
    private final RuleSet rules;
    private final Clock clock;
    private final Deliveries deliveries;

    /** Makes a bus with the name and the rules of the template; {@code default} is its name as well. */
    public LocalBus(Template template, FunctionRunner functions, Clock clock, RetryPause pause) {
        this.check = new EntryCheck(Set.copyOf(List.of(template.busName(), "default")));
        this.rules = new RuleSet(template.rules());
        this.clock = clock;
        this.deliveries = new Deliveries(functions, pause);
    }

    /**
     * Takes events. Returns before they are delivered.
     *
     * @return a result for each entry, in order
     * @throws PutEventsRefusedException if there are too many entries, or they are too large
     */
    List<EntryResult> put(List<BusEntry> entries) {
        check.checkAll(entries);
        return entries.stream().map(this::put).toList();
    }

    private EntryResult put(BusEntry entry) {
        Optional<EntryResult.Refused> refusal = check.refuse(entry);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        return EntryCheck.parseDetail(Objects.requireNonNull(entry.detail()))
                .map(detail -> accept(entry, detail))
                .orElse(MALFORMED_DETAIL);
    }

    private EntryResult accept(BusEntry entry, JsonNode detail) {
        Instant time = Objects.requireNonNullElseGet(entry.time(), clock::instant);
        BusEvent event = BusEvent.create(
                Objects.requireNonNull(entry.source()),
                Objects.requireNonNull(entry.detailType()),
                time,
                entry.resources(),
                detail);
        rules.matching(event).forEach(rule -> deliveries.start(rule.function(), event));
        return new EntryResult.Accepted(event.id());
    }

    /** Sends the function of a schedule what EventBridge would send it. */
    public void fire(Schedule schedule) {
        deliveries.start(schedule.function(), BusEvent.scheduled(schedule.name(), clock.instant()));
    }

    /**
     * Waits until no event is being delivered or waits to be tried again.
     *
     * @return false if there still was one when the time was over
     */
    public boolean awaitQuiet(Duration limit) throws InterruptedException {
        return deliveries.awaitQuiet(limit);
    }

    /** The latest thousand of the events that were given up, oldest first. */
    public List<DeadLetter> deadLetters() {
        return deliveries.deadLetters();
    }

    /** Delivers what is under way, for some seconds; what is left then becomes dead letters. */
    @Override
    public void close() {
        try {
            deliveries.awaitQuiet(DRAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        deliveries.close();
    }
}
