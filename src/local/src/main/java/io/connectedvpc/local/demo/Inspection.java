package io.connectedvpc.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectedvpc.local.demo.RestClient.Reply;
import io.connectedvpc.local.demo.VpcView.RouteLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttachment;

/**
 * Compares what EC2 holds with what a step must have left there, and then what the API tells with EC2. EC2 comes first:
 * the API's word alone would prove nothing.
 */
final class Inspection {

    private static final int INTERFACES = 17;

    private final Expectation expected;
    private final List<RouteLine> foreignRoutes;
    private final List<String> complaints = new ArrayList<>();

    /**
     * Begins an inspection.
     *
     * @param foreignRoutes the routes that were there before the SDDC, and must stay as they were
     */
    Inspection(Expectation expected, List<RouteLine> foreignRoutes) {
        this.expected = expected;
        this.foreignRoutes = foreignRoutes;
    }

    /** What is wrong, in words; empty if nothing is. */
    List<String> complaints(List<RouteLine> mainTable, Map<String, NetworkInterface> interfaces, Reply sddc) {
        checkRoutes(mainTable, interfaces);
        expect("number of the SDDC's network interfaces", expected.hasSddc() ? INTERFACES : 0, interfaces.size());
        if (expected.hasSddc()) {
            checkAnswer(sddc, interfaces);
        } else {
            expect("status of GET", 404, sddc.status());
        }
        return complaints;
    }

    private void checkRoutes(List<RouteLine> mainTable, Map<String, NetworkInterface> interfaces) {
        Map<String, String> actual = new TreeMap<>();
        mainTable.forEach(route -> actual.put(route.destination(), route.target() + " " + route.state()));
        Map<String, String> desired = new TreeMap<>();
        foreignRoutes.forEach(route -> desired.put(route.destination(), route.target() + " " + route.state()));
        String active = activeInterface(interfaces).orElse("(no active ENI)");
        expected.destinations().keySet().forEach(cidr -> desired.put(cidr, active + " active"));
        expect("main route table", desired, actual);
    }

    /** The one interface of the SDDC that is attached to the active host's instance. */
    private Optional<String> activeInterface(Map<String, NetworkInterface> interfaces) {
        return interfaces.values().stream()
                .filter(eni -> instance(eni).equals(expected.activeInstance()))
                .map(NetworkInterface::networkInterfaceId)
                .findFirst();
    }

    private void checkAnswer(Reply sddc, Map<String, NetworkInterface> interfaces) {
        expect("status of GET", 200, sddc.status());
        expect("inSync", "true", sddc.body().path("inSync").asText());
        expect(
                "host of the active Edge",
                expected.activeHost(),
                sddc.body().at("/activeEdge/hostId").asText());
        Set<String> told = new TreeSet<>();
        sddc.body().path("networkInterfaces").forEach(entry -> told.add(line(entry)));
        Set<String> actual =
                interfaces.values().stream().map(Inspection::line).collect(Collectors.toCollection(TreeSet::new));
        expect("network interfaces told by the API", actual, told);
    }

    private static String line(JsonNode entry) {
        return String.join(
                " ",
                entry.path("networkInterfaceId").asText(),
                entry.path("privateIpAddress").asText(),
                entry.path("status").asText(),
                entry.path("instanceId").asText(""));
    }

    private static String line(NetworkInterface eni) {
        return String.join(" ", eni.networkInterfaceId(), eni.privateIpAddress(), eni.statusAsString(), instance(eni));
    }

    private static String instance(NetworkInterface eni) {
        return Optional.ofNullable(eni.attachment())
                .map(NetworkInterfaceAttachment::instanceId)
                .orElse("");
    }

    private void expect(String what, Object wanted, Object found) {
        if (!wanted.equals(found)) {
            complaints.add("%s: expected %s, found %s".formatted(what, wanted, found));
        }
    }
}
