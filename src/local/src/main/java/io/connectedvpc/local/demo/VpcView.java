package io.connectedvpc.local.demo;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.Route;

/** What EC2 itself says of the connected VPC, past the functions. */
final class VpcView {

    private final Ec2Client ec2;
    private final String vpcId;

    VpcView(Ec2Client ec2, String vpcId) {
        this.ec2 = ec2;
        this.vpcId = vpcId;
    }

    /** The main route table's routes by destination. */
    List<RouteLine> mainTable() {
        return ec2
                .describeRouteTables(call -> call.filters(filter("vpc-id", vpcId), filter("association.main", "true")))
                .routeTables()
                .getFirst()
                .routes()
                .stream()
                .map(VpcView::line)
                .sorted(Comparator.comparing(RouteLine::destination))
                .toList();
    }

    private static RouteLine line(Route route) {
        String target = Stream.of(route.networkInterfaceId(), route.gatewayId())
                .flatMap(id -> Optional.ofNullable(id).stream())
                .findFirst()
                .orElse("other");
        return new RouteLine(route.destinationCidrBlock(), target, route.stateAsString());
    }

    /** The network interfaces that are tagged as an SDDC's, by id. */
    Map<String, NetworkInterface> interfacesOf(String sddcId) {
        return ec2
                .describeNetworkInterfaces(call -> call.filters(filter("tag:connected-vpc:sddc", sddcId)))
                .networkInterfaces()
                .stream()
                .collect(Collectors.toMap(NetworkInterface::networkInterfaceId, found -> found));
    }

    /** The network interface, not one of an SDDC, that an instance was started with. */
    String primaryInterfaceOf(String instanceId) {
        return ec2.describeNetworkInterfaces(call -> call.filters(
                        filter("attachment.instance-id", instanceId), filter("attachment.device-index", "0")))
                .networkInterfaces()
                .getFirst()
                .networkInterfaceId();
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }

    /**
     * A route.
     *
     * @param target id of a network interface or gateway
     */
    record RouteLine(String destination, String target, String state) {}
}
