package io.connectedvpc.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectedvpc.local.demo.RestClient.Reply;
import io.connectedvpc.local.demo.VpcView.RouteLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;

/** The demo must not be content with less than what it says. */
class InspectionTest {

    private static final RouteLine LOCAL = new RouteLine("10.0.0.0/16", "local", "active");
    private static final RouteLine MANAGEMENT = new RouteLine("10.2.0.0/16", "eni-1", "active");
    private static final Expectation EXPECTED = new Expectation("esx-2", "i-1", Map.of("10.2.0.0/16", "management"));

    private final Map<String, NetworkInterface> interfaces = new LinkedHashMap<>();
    private final ObjectNode sddc = JsonNodeFactory.instance.objectNode().put("inSync", true);
    private final List<RouteLine> table = new ArrayList<>(List.of(LOCAL, MANAGEMENT));

    InspectionTest() {
        sddc.putObject("activeEdge").put("hostId", "esx-2");
        sddc.putArray("networkInterfaces");
        for (int slot = 0; slot < 17; slot++) {
            add("eni-" + slot, slot < 2 ? "i-" + slot : "");
        }
    }

    private void add(String id, String instance) {
        String status = instance.isEmpty() ? "available" : "in-use";
        NetworkInterface.Builder eni = NetworkInterface.builder()
                .networkInterfaceId(id)
                .privateIpAddress("10.0.165.4")
                .status(status);
        ObjectNode told = sddc.withArray("networkInterfaces")
                .addObject()
                .put("networkInterfaceId", id)
                .put("privateIpAddress", "10.0.165.4")
                .put("status", status);
        if (!instance.isEmpty()) {
            eni.attachment(attachment -> attachment.instanceId(instance));
            told.put("instanceId", instance);
        }
        interfaces.put(id, eni.build());
    }

    private List<String> complaints() {
        return new Inspection(EXPECTED, List.of(LOCAL)).complaints(table, interfaces, new Reply(200, sddc));
    }

    @Test
    void inspection_isContent_whenEverythingIsRight() {
        assertThat(complaints()).isEmpty();
    }

    @Test
    void inspection_complains_whenARouteIsMissing() {
        table.remove(MANAGEMENT);

        assertThat(complaints()).singleElement().asString().startsWith("main route table: expected");
    }

    @Test
    void inspection_complains_whenARoutePointsElsewhere() {
        table.set(1, new RouteLine("10.2.0.0/16", "eni-0", "active"));

        assertThat(complaints())
                .singleElement()
                .asString()
                .contains("eni-1 active")
                .contains("eni-0 active");
    }

    @Test
    void inspection_complains_whenARouteIsABlackhole() {
        table.set(1, new RouteLine("10.2.0.0/16", "eni-1", "blackhole"));

        assertThat(complaints()).singleElement().asString().contains("eni-1 blackhole");
    }

    @Test
    void inspection_complains_whenAForeignRouteIsGoneOrNew() {
        table.set(0, new RouteLine("10.9.0.0/16", "igw-1", "active"));

        assertThat(complaints()).singleElement().asString().contains("10.9.0.0/16=igw-1");
    }

    @Test
    void inspection_complains_whenTheApiTellsOtherInterfaces() {
        ((ObjectNode) sddc.at("/networkInterfaces/3")).put("status", "in-use");

        assertThat(complaints()).singleElement().asString().startsWith("network interfaces told by the API");
    }

    @Test
    void inspection_complains_whenTheApiDoesntSayInSync() {
        sddc.put("inSync", false);

        assertThat(complaints()).containsExactly("inSync: expected true, found false");
    }

    @Test
    void inspection_complains_whenSomethingIsLeftOfADeletedSddc() {
        List<String> complaints = new Inspection(Expectation.noSddc(), List.of(LOCAL))
                .complaints(table, interfaces, new Reply(404, MissingNode.getInstance()));

        assertThat(complaints)
                .hasSize(2)
                .anyMatch(complaint -> complaint.startsWith("main route table"))
                .contains("number of the SDDC's network interfaces: expected 0, found 17");
    }
}
