package io.connectedvpc.local.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectedvpc.local.FakeFunction;
import io.connectedvpc.local.Templates;
import io.connectedvpc.local.function.FunctionRunner;
import io.connectedvpc.local.template.BusRule;
import io.connectedvpc.local.template.Schedule;
import io.connectedvpc.local.template.Template;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalBusTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123Z");
    private static final BusRule MOVES =
            new BusRule("F/Moved", "{\"source\":[\"connected-vpc.sddc\"],\"detail-type\":[\"Edge Moved\"]}", "f");
    private static final BusRule STOPS = new BusRule(
            "F/Stopped", "{\"source\":[\"aws.ec2\"],\"detail\":{\"state\":[\"stopping\",\"stopped\"]}}", "f");

    private final FakeFunction function = new FakeFunction("{}");
    private final List<Integer> retries = Collections.synchronizedList(new ArrayList<>());
    private final Template template = Templates.ofOneFunction(MOVES, STOPS);
    private final FunctionRunner functions = new FunctionRunner(template, Map.of("f", function));
    private final LocalBus bus = new LocalBus(template, functions, Clock.fixed(NOW, ZoneOffset.UTC), retries::add);

    @AfterEach
    void close() {
        bus.close();
        functions.close();
    }

    private static BusEntry entry(
            @Nullable String source, @Nullable String type, @Nullable String detail, @Nullable String busName) {
        return new BusEntry(source, type, detail, busName, null, List.of());
    }

    private static BusEntry edgeMoved(String detail) {
        return entry("connected-vpc.sddc", "Edge Moved", detail, null);
    }

    private EntryResult put(BusEntry entry) throws InterruptedException {
        EntryResult result = bus.put(List.of(entry)).getFirst();
        assertThat(bus.awaitQuiet(LONG)).isTrue();
        return result;
    }

    @Test
    void event_reachesTheFunctionInTheEnvelope() throws Exception {
        EntryResult result = put(new BusEntry(
                "connected-vpc.sddc",
                "Edge Moved",
                "{\"sddcId\":\"sddc-1\"}",
                "connected-vpc",
                Instant.parse("2026-01-02T03:04:05Z"),
                List.of("arn:x")));

        String id = ((EntryResult.Accepted) result).eventId();
        assertThat(JSON.readTree(function.events().getFirst())).isEqualTo(JSON.readTree("""
                {"version": "0", "id": "%s", "detail-type": "Edge Moved", "source": "connected-vpc.sddc",
                 "account": "000000000000", "time": "2026-01-02T03:04:05.000Z", "region": "us-east-1",
                 "resources": ["arn:x"], "detail": {"sddcId": "sddc-1"}}
                """.formatted(id)));
    }

    @Test
    void event_hasTheTimeOfTheCall_whenItNamesNone() throws Exception {
        put(edgeMoved("{}"));

        assertThat(JSON.readTree(function.events().getFirst()).get("time").asText())
                .isEqualTo(NOW.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            connected-vpc.sddc | Edge Moved      | {}                     | 1
            connected-vpc.sddc | edge moved      | {}                     | 0
            connected-vpc.sddc | Segment Created | {}                     | 0
            connected-vpc      | Edge Moved      | {}                     | 0
            aws.ec2            | anything        | {"state":"stopped"}    | 1
            aws.ec2            | anything        | {"state":"running"}    | 0
            aws.ec2            | anything        | {"a":[[{"b":[[1]]}]]}  | 0
            """)
    void event_isDelivered_whenARuleMatches(String source, String type, String detail, int deliveries)
            throws Exception {
        put(entry(source, type, detail, null));

        assertThat(function.events()).hasSize(deliveries);
    }

    @Test
    void bus_mayHaveAnotherNameThanTheTemplates() {
        String arn = "arn:aws:events:eu-west-1:123456789012:event-bus/other";
        try (LocalBus other = new LocalBus(template.withBus(arn), functions, Clock.systemUTC(), retries::add)) {
            assertThat(other.put(List.of(entry("s", "t", "{}", "other"))).getFirst())
                    .isInstanceOf(EntryResult.Accepted.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"default", "connected-vpc", "arn:aws:events:eu-west-1:123456789012:event-bus/connected-vpc"})
    void bus_isKnownByItsNamesAndItsArn(String name) throws Exception {
        assertThat(put(entry("connected-vpc.sddc", "Edge Moved", "{}", name))).isInstanceOf(EntryResult.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -  | t | {}       | -     | InvalidArgument           | Parameter Source is not valid. Reason: Source is a required argument.
            '' | t | {}       | -     | InvalidArgument           | Parameter Source is not valid. Reason: Source is a required argument.
            s  | - | {}       | -     | InvalidArgument           | Parameter DetailType is not valid. Reason: DetailType is a required argument.
            s  | t | -        | -     | InvalidArgument           | Parameter Detail is not valid. Reason: Detail is a required argument.
            s  | t | {        | -     | MalformedDetail           | Detail is malformed.
            s  | t | {} {}    | -     | MalformedDetail           | Detail is malformed.
            s  | t | text     | -     | MalformedDetail           | Detail is malformed.
            s  | t | [1]      | -     | MalformedDetail           | Detail is malformed.
            s  | t | {}       | other | ResourceNotFoundException | Event bus other does not exist.
            """)
    void entry_isRefused_asEventBridgeDoes(
            @Nullable String source,
            @Nullable String type,
            @Nullable String detail,
            @Nullable String busName,
            String code,
            String message)
            throws Exception {
        assertThat(put(entry(source, type, detail, busName))).isEqualTo(new EntryResult.Refused(code, message));
    }

    @Test
    void goodEntries_areTaken_whenOthersAreRefused() throws Exception {
        List<EntryResult> results = bus.put(List.of(edgeMoved("{}"), edgeMoved("no"), edgeMoved("{}")));

        assertThat(results)
                .hasExactlyElementsOfTypes(
                        EntryResult.Accepted.class, EntryResult.Refused.class, EntryResult.Accepted.class);
        assertThat(bus.awaitQuiet(LONG)).isTrue();
        assertThat(function.events()).hasSize(2);
    }

    @Test
    void call_isRefused_whenItHasTooManyEntriesOrNone() {
        assertThatThrownBy(() -> bus.put(Collections.nCopies(11, edgeMoved("{}"))))
                .isInstanceOf(PutEventsRefusedException.class)
                .hasMessageContaining("length 11");
        assertThatThrownBy(() -> bus.put(List.of())).isInstanceOf(PutEventsRefusedException.class);
    }

    @Test
    void call_isRefused_whenItsEntriesAreTooLargeTogether() {
        String half = "{\"x\":\"" + "ü".repeat(64 * 1024) + "\"}";

        assertThatThrownBy(() -> bus.put(List.of(edgeMoved(half), edgeMoved(half))))
                .isInstanceOf(PutEventsRefusedException.class)
                .hasMessage("Total size of the entries in the request is over the limit.");
        assertThat(bus.put(List.of(edgeMoved(half)))).hasSize(1);
    }

    @Test
    void event_isTriedAgain_whenTheFunctionFails() throws Exception {
        function.failing(2);

        put(edgeMoved("{}"));

        assertThat(function.events()).hasSize(3);
        assertThat(function.events()).containsOnly(function.events().getFirst());
        assertThat(retries).containsExactly(1, 2);
        assertThat(bus.deadLetters()).isEmpty();
    }

    @Test
    void event_becomesADeadLetter_whenItsRetriesAreUsedUp() throws Exception {
        function.failing(3);

        put(edgeMoved("{\"sddcId\":\"sddc-1\"}"));

        assertThat(function.events()).hasSize(3);
        assertThat(bus.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.sender()).isEqualTo(DeadLetter.Sender.FUNCTION);
            assertThat(letter.function()).isEqualTo("f");
            assertThat(letter.attempts()).isEqualTo(3);
            assertThat(letter.reason()).isEqualTo("f failed: java.lang.IllegalStateException: told to fail");
            assertThat(letter.event()).isEqualTo(function.events().getFirst());
        });
    }

    @Test
    void event_becomesADeadLetterOfItsRule_whenItCantBeHandedOver() throws Exception {
        bus.close();

        put(edgeMoved("{}"));

        assertThat(function.events()).isEmpty();
        assertThat(bus.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.sender()).isEqualTo(DeadLetter.Sender.RULE);
            assertThat(letter.function()).isEqualTo("f");
            assertThat(letter.attempts()).isZero();
        });
    }

    @Test
    void schedule_sendsWhatEventBridgeSends() throws IOException, InterruptedException {
        bus.fire(new Schedule("F/Sweep", "f"));

        assertThat(bus.awaitQuiet(LONG)).isTrue();
        JsonNode event = JSON.readTree(function.events().getFirst());
        assertThat(event.get("source").asText()).isEqualTo("aws.events");
        assertThat(event.get("detail-type").asText()).isEqualTo("Scheduled Event");
        assertThat(event.get("detail")).isEmpty();
        assertThat(event.get("resources")).hasSize(1);
    }

    @Test
    void put_doesntWaitForTheDelivery() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        FunctionRunner blocked = new FunctionRunner(template, Map.of("f", (input, output, context) -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        try (blocked;
                LocalBus busy = new LocalBus(template, blocked, Clock.systemUTC(), retries::add)) {
            busy.put(List.of(edgeMoved("{}")));

            assertThat(busy.awaitQuiet(Duration.ofMillis(1))).isFalse();
            release.countDown();
            assertThat(busy.awaitQuiet(LONG)).isTrue();
        }
    }
}
