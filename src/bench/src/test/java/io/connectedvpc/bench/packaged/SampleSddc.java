package io.connectedvpc.bench.packaged;

import io.connectedvpc.bench.packaged.Bus.Told;
import io.connectedvpc.bench.packaged.Stage.Reply;
import io.connectedvpc.bench.sample.SampleVpc;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** An SDDC that the sample events are about, under an id of its own and in a VPC of its own. */
final class SampleSddc {

    private static final String ID_IN_SAMPLES = "sddc-1";

    private final Stage stage;
    private final SampleVpc vpc;
    private final String sddcId;
    private final Ec2View ec2;

    SampleSddc(Stage stage, Ec2Client ec2, SampleVpc vpc, String sddcId) {
        this.stage = stage;
        this.vpc = vpc;
        this.sddcId = sddcId;
        this.ec2 = new Ec2View(ec2, vpc, sddcId);
    }

    /** What is there. */
    Ec2View ec2() {
        return ec2;
    }

    /**
     * Has a function answer a request of the API.
     *
     * @param event the name of the sample event
     * @param changes what is otherwise than in the sample: old and new text by turns
     */
    Reply request(String function, String event, String... changes) throws Exception {
        return stage.request(function, event(event, changes));
    }

    /** Has a function handle an event, as {@link #request}: what it put on the bus meanwhile about this SDDC. */
    List<Told> deliver(String function, String event, String... changes) throws Exception {
        return about(stage.deliver(function, event(event, changes)));
    }

    /** Has a function handle what another put on the bus. */
    List<Told> deliver(String function, Told event) throws Exception {
        return about(stage.deliver(function, event.delivered()));
    }

    /** As {@link #deliver}: the detail-types only. */
    List<String> told(String function, String event, String... changes) throws Exception {
        return deliver(function, event, changes).stream().map(Told::detailType).toList();
    }

    private List<Told> about(List<Told> told) {
        return told.stream()
                .filter(event -> event.detail().path("sddcId").asText().equals(sddcId))
                .toList();
    }

    private byte[] event(String name, String... changes) throws IOException {
        String text = new String(vpc.event(name), StandardCharsets.UTF_8).replace(ID_IN_SAMPLES, sddcId);
        for (int i = 0; i < changes.length; i += 2) {
            if (!text.contains(changes[i])) {
                throw new IllegalArgumentException(name + " has no " + changes[i]);
            }
            text = text.replace(changes[i], changes[i + 1]);
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
