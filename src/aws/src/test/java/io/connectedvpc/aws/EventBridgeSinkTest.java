package io.connectedvpc.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.connectedvpc.core.model.EventType;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.EventSink.Announcement;
import io.connectedvpc.core.port.ManualTime;
import io.connectedvpc.core.port.SddcStates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

class EventBridgeSinkTest {

    private final Bus bus = new Bus();
    private final EventBridgeSink sink =
            new EventBridgeSink(bus, "my-bus", new Details(), new ManualTime(SddcStates.NOW));

    @Test
    void publish_putsAnEventForEachAnnouncement() {
        sink.publish(List.of(announcement("sddc-1"), announcement("sddc-2")));

        assertThat(bus.requests)
                .singleElement()
                .satisfies(entries -> assertThat(entries)
                        .containsExactly(
                                entry("connected-vpc", "Edge Move Applied", "{\"sddcId\":\"sddc-1\"}"),
                                entry("connected-vpc", "Edge Move Applied", "{\"sddcId\":\"sddc-2\"}")));
    }

    @Test
    void publish_asksNothing_whenThereIsNothingToSay() {
        sink.publish(List.of());

        assertThat(bus.requests).isEmpty();
    }

    @Test
    void publish_putsAReadyMadeEvent() {
        sink.publish("Command Rejected", "{}");

        assertThat(bus.requests).containsExactly(List.of(entry("connected-vpc", "Command Rejected", "{}")));
    }

    @Test
    void requestReconcile_comesFromTheInternalSource() {
        sink.requestReconcile("sddc-1", false, null);

        assertThat(bus.requests)
                .containsExactly(List.of(entry("connected-vpc.internal", "Reconcile Requested", "sddc-1 for null")));
    }

    @Test
    void publish_putsTenEventsAtATime_inOrder() {
        List<Announcement> many = IntStream.range(0, 23)
                .mapToObj(number -> announcement("sddc-" + number))
                .toList();

        sink.publish(many);

        assertThat(bus.requests).extracting(List::size).containsExactly(10, 10, 3);
        assertThat(bus.requests.stream().flatMap(List::stream).map(PutEventsRequestEntry::detail))
                .containsExactlyElementsOf(many.stream().map(new Details()::of).toList());
    }

    @Test
    void publish_keepsRequestsSmall() {
        String large = "é".repeat(60_000);

        sink.publish(List.of(announcement(large), announcement(large), announcement(large), announcement("sddc-1")));

        assertThat(bus.requests).extracting(List::size).containsExactly(2, 2);
    }

    @Test
    void publish_putsFailedEventsAgain() {
        bus.failing = entry -> bus.requests.size() < 3 && entry.detail().contains("sddc-2")
                ? Optional.of("ThrottlingException")
                : Optional.empty();

        sink.publish(List.of(announcement("sddc-1"), announcement("sddc-2"), announcement("sddc-3")));

        assertThat(bus.requests).extracting(List::size).containsExactly(3, 1, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "ThrottlingException,             THROTTLED,   4",
        "InternalFailure,                 UNAVAILABLE, 4",
        "NotAuthorizedForSourceException, DENIED,      1",
        "MalformedDetail,                 IMPOSSIBLE,  1"
    })
    void publish_throws_whenAnEventFailsForGoodOrAgainAndAgain(String code, CloudFailure.Kind kind, int attempts) {
        bus.failing = entry -> Optional.of(code);

        assertThatExceptionOfType(CloudFailure.class)
                .isThrownBy(() -> sink.publish(List.of(announcement("sddc-1"))))
                .withMessageContaining(code)
                .matches(failure -> failure.kind() == kind)
                .matches(failure -> failure.action().equals("events:PutEvents"));
        assertThat(bus.requests).hasSize(attempts);
    }

    @Test
    void publish_throws_whenTheBusCannotBeReached() {
        bus.failing = entry -> {
            throw SdkClientException.create("no route to host");
        };

        assertThatExceptionOfType(CloudFailure.class)
                .isThrownBy(() -> sink.publish(List.of(announcement("sddc-1"))))
                .matches(CloudFailure::passing);
    }

    private static Announcement announcement(String sddcId) {
        return new Announcement(EventType.EDGE_MOVE_APPLIED, sddcId, 1, null, List.of(), Map.of());
    }

    private static PutEventsRequestEntry entry(String source, String detailType, String detail) {
        return PutEventsRequestEntry.builder()
                .eventBusName("my-bus")
                .source(source)
                .detailType(detailType)
                .detail(detail)
                .build();
    }

    private static final class Details implements EventDetails {

        @Override
        public String of(Announcement announcement) {
            return "{\"sddcId\":\"" + announcement.sddcId() + "\"}";
        }

        @Override
        public String ofReconcileRequest(String sddcId, boolean prune, @Nullable String causeEventId) {
            return sddcId + " for " + causeEventId;
        }
    }

    private static final class Bus implements EventBridgeClient {

        private final List<List<PutEventsRequestEntry>> requests = new ArrayList<>();
        private Function<PutEventsRequestEntry, Optional<String>> failing = entry -> Optional.empty();

        @Override
        public PutEventsResponse putEvents(PutEventsRequest request) {
            requests.add(request.entries());
            List<PutEventsResultEntry> results = request.entries().stream()
                    .map(entry -> PutEventsResultEntry.builder()
                            .errorCode(failing.apply(entry).orElse(null))
                            .errorMessage("told")
                            .build())
                    .toList();
            return PutEventsResponse.builder().entries(results).build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
