package io.connectedvpc.local.faults;

import io.connectedvpc.local.moto.MotoVpc;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttachment;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.Tag;

/** What moto's EC2 itself says of the VPC, past the server and the proxy. */
final class VpcWatch {

    private static final String SLOT = "connected-vpc:slot";

    private final Ec2Client ec2;
    private final MotoVpc vpc;

    VpcWatch(Ec2Client ec2, MotoVpc vpc) {
        this.ec2 = ec2;
        this.vpc = vpc;
    }

    /** Makes routes that aren't the SDDC's, in its table and in another one. */
    void addForeignRoutes() {
        String gateway = ec2.createInternetGateway().internetGateway().internetGatewayId();
        ec2.attachInternetGateway(call -> call.internetGatewayId(gateway).vpcId(vpc.vpcId()));
        String other = ec2.createRouteTable(call -> call.vpcId(vpc.vpcId()))
                .routeTable()
                .routeTableId();
        for (String table : List.of(mainTable().routeTableId(), other)) {
            for (String block : List.of("0.0.0.0/0", "192.168.0.0/16", "192.168.50.0/24")) {
                ec2.createRoute(call ->
                        call.routeTableId(table).destinationCidrBlock(block).gatewayId(gateway));
            }
        }
    }

    private RouteTable mainTable() {
        return ec2.describeRouteTables(
                        call -> call.filters(filter("vpc-id", vpc.vpcId()), filter("association.main", "true")))
                .routeTables()
                .getFirst();
    }

    /** The main table's routes: target by destination. */
    Map<String, String> routes() {
        return routes(mainTable());
    }

    private static Map<String, String> routes(RouteTable table) {
        return table.routes().stream()
                .collect(Collectors.toMap(
                        Route::destinationCidrBlock,
                        VpcWatch::target,
                        (one, other) -> one + " " + other,
                        TreeMap::new));
    }

    private static String target(Route route) {
        return Stream.of(route.networkInterfaceId(), route.gatewayId())
                .flatMap(Stream::ofNullable)
                .collect(Collectors.joining(" "));
    }

    /** All that is in the VPC and isn't the SDDC's: the other tables, and the network interfaces without its tag. */
    Set<String> foreign() {
        String main = mainTable().routeTableId();
        Stream<String> tables =
                ec2.describeRouteTables(call -> call.filters(filter("vpc-id", vpc.vpcId()))).routeTables().stream()
                        .filter(table -> !table.routeTableId().equals(main))
                        .map(table -> table.routeTableId() + routes(table));
        Stream<String> interfaces =
                interfaces().filter(eni -> slot(eni).isEmpty()).map(eni -> eni.networkInterfaceId() + instance(eni));
        return Stream.concat(tables, interfaces).collect(Collectors.toSet());
    }

    /** The SDDC's network interfaces: the slots, once for each interface. */
    List<Integer> slots() {
        return interfaces()
                .flatMap(eni -> slot(eni).stream())
                .map(Integer::valueOf)
                .sorted()
                .toList();
    }

    /** The SDDC's one network interface on an instance. */
    Optional<String> interfaceOn(String instanceId) {
        return interfaces()
                .filter(eni -> slot(eni).isPresent() && instance(eni).equals(instanceId))
                .map(NetworkInterface::networkInterfaceId)
                .reduce((one, other) -> one + " " + other);
    }

    private Stream<NetworkInterface> interfaces() {
        return ec2
                .describeNetworkInterfaces(call -> call.filters(filter("vpc-id", vpc.vpcId())))
                .networkInterfaces()
                .stream();
    }

    private static Optional<String> slot(NetworkInterface eni) {
        return eni.tagSet().stream()
                .filter(tag -> tag.key().equals(SLOT))
                .map(Tag::value)
                .findFirst();
    }

    private static String instance(NetworkInterface eni) {
        return Optional.ofNullable(eni.attachment())
                .map(NetworkInterfaceAttachment::instanceId)
                .orElse("");
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }
}
