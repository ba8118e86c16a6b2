package io.connectedvpc.ec2standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.connectedvpc.ec2standin.model.Ec2Limits;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;

/** A stand-in with the sample VPC, and what the tests say to it again and again. */
final class SampleEc2 {

    final TestClock clock = new TestClock();
    final Ec2StandIn ec2;

    SampleEc2() {
        this(Ec2Limits.DEFAULT);
    }

    SampleEc2(Ec2Limits limits) {
        ec2 = Ec2StandIn.builder().clock(clock).limits(limits).build();
        SampleVpc.seed(ec2);
    }

    String networkInterface() {
        return ec2.createNetworkInterface(request -> request.subnetId(SampleVpc.SUBNET))
                .networkInterface()
                .networkInterfaceId();
    }

    String attachedInterface(String instanceId) {
        String eni = networkInterface();
        attach(eni, instanceId, 1);
        return eni;
    }

    String attach(String eni, String instanceId, int deviceIndex) {
        return ec2.attachNetworkInterface(request ->
                        request.networkInterfaceId(eni).instanceId(instanceId).deviceIndex(deviceIndex))
                .attachmentId();
    }

    void createRoute(String cidr, String eni) {
        ec2.createRoute(request -> request.routeTableId(SampleVpc.MAIN_TABLE)
                .destinationCidrBlock(cidr)
                .networkInterfaceId(eni));
    }

    void replaceRoute(String cidr, String eni) {
        ec2.replaceRoute(request -> request.routeTableId(SampleVpc.MAIN_TABLE)
                .destinationCidrBlock(cidr)
                .networkInterfaceId(eni));
    }

    void deleteRoute(String cidr) {
        ec2.deleteRoute(request -> request.routeTableId(SampleVpc.MAIN_TABLE).destinationCidrBlock(cidr));
    }

    RouteTable mainTable() {
        return ec2.describeRouteTables(request -> request.routeTableIds(SampleVpc.MAIN_TABLE))
                .routeTables()
                .getFirst();
    }

    /** The routes of the main table for a destination. */
    List<Route> routes(String cidr) {
        return mainTable().routes().stream()
                .filter(route -> cidr.equals(route.destinationCidrBlock()))
                .toList();
    }

    Route route(String cidr) {
        List<Route> routes = routes(cidr);
        assertThat(routes).as("routes for %s", cidr).hasSize(1);
        return routes.getFirst();
    }

    NetworkInterface describe(String eni) {
        return ec2.describeNetworkInterfaces(request -> request.networkInterfaceIds(eni))
                .networkInterfaces()
                .getFirst();
    }

    int freeAddresses(String subnetId) {
        return ec2.describeSubnets(request -> request.subnetIds(subnetId))
                .subnets()
                .getFirst()
                .availableIpAddressCount();
    }

    static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }

    /** The error that the call is refused with. */
    static Ec2Exception refusal(ThrowingCallable call) {
        Ec2Exception refusal = catchThrowableOfType(Ec2Exception.class, call);
        assertThat(refusal).as("the call should have been refused").isNotNull();
        return refusal;
    }

    static void assertRefused(String code, ThrowingCallable call) {
        assertThat(refusal(call).awsErrorDetails().errorCode()).isEqualTo(code);
    }

    static void assertRefused(String code, String message, ThrowingCallable call) {
        Ec2Exception refusal = refusal(call);
        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
        assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo(message);
    }
}
