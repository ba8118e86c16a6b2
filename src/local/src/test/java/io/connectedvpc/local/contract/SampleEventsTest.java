package io.connectedvpc.local.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectedvpc.lambda.json.Json;
import io.connectedvpc.lambda.sample.SampleCloud;
import io.connectedvpc.lambda.sample.SampleEvents;
import io.connectedvpc.local.ProjectTemplate;
import io.connectedvpc.local.template.HttpRoute;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The samples of {@code infra/events}, in the order of the worked example. */
class SampleEventsTest {

    private static final List<String> REQUESTS = List.of(
            "get-start-page",
            "get-console-file",
            "post-preflight",
            "put-sddc",
            "put-segment",
            "list-sddcs",
            "get-sddc",
            "get-plan",
            "get-route-tables",
            "get-trace",
            "post-edge-move",
            "get-history",
            "post-reconcile",
            "delete-segment",
            "delete-sddc",
            "no-route");
    private static final List<String> EVENTS = List.of(
            "sddc-provisioning-requested",
            "segment-created",
            "segment-updated",
            "edge-moved",
            "reconcile-requested",
            "segment-deleted",
            "sddc-deprovisioning-requested");

    private final SampleCloud cloud = new SampleCloud();
    private final Functions functions = new Functions(cloud.wiring());

    @Test
    void requests_areThereForEachRoute() {
        assertThat(REQUESTS)
                .extracting(name -> routeKey(SampleEvents.read(name)))
                .containsExactlyInAnyOrderElementsOf(ProjectTemplate.read().routes().stream()
                        .map(HttpRoute::key)
                        .toList());
    }

    @Test
    void requests_playTheWorkedExample() {
        assertThat(REQUESTS)
                .extracting(SampleEvents::read)
                .extracting(request ->
                        functions.call(routeKey(request), Json.write(request)).status())
                .containsExactly(200, 200, 200, 201, 201, 200, 200, 200, 200, 200, 200, 200, 200, 204, 204, 405);
    }

    @Test
    void events_playTheWorkedExample() {
        EVENTS.forEach(this::send);

        assertThat(cloud.bus().detailTypes())
                .containsExactly(
                        "SDDC Provisioned",
                        "Segment Synchronized",
                        "Segment Synchronized",
                        "Edge Move Applied",
                        "Segment Synchronized",
                        "SDDC Deprovisioned");
        assertThat(cloud.stored().found()).isEmpty();
    }

    @Test
    void events_ofTheWholeExample_changeNothing_whenTheyComeAgain() {
        EVENTS.subList(0, 4).forEach(this::send);
        cloud.ec2().journal().clear();

        EVENTS.subList(0, 4).forEach(this::send);

        assertThat(cloud.ec2Writes()).isEmpty();
        assertThat(cloud.stored().version()).isEqualTo(4);
    }

    private void send(String name) {
        ObjectNode event = SampleEvents.read(name);
        functions.send(event.path("detail-type").textValue(), Json.write(event));
    }

    private static String routeKey(ObjectNode request) {
        return request.path("routeKey").textValue();
    }
}
