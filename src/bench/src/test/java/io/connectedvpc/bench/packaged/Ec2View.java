package io.connectedvpc.bench.packaged;

import static java.util.stream.Collectors.toMap;

import io.connectedvpc.bench.sample.SampleVpc;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.PrefixListEntry;
import software.amazon.awssdk.services.ec2.model.RemovePrefixListEntry;
import software.amazon.awssdk.services.ec2.model.Route;

/**
 * An SDDC and its VPC as EC2 shows them.
 *
 * @param client of the VPC's account
 */
record Ec2View(Ec2Client client, SampleVpc vpc, String sddcId) {

    /** The id that EC2 gave to what the sample events call so. */
    String id(String sample) {
        return Objects.requireNonNull(vpc.ids().get(sample), sample);
    }

    /** The SDDC's network interfaces. */
    List<NetworkInterface> interfaces() {
        Filter ours =
                Filter.builder().name("tag:connected-vpc:sddc").values(sddcId).build();
        return client.describeNetworkInterfaces(call -> call.filters(ours)).networkInterfaces();
    }

    /** The id of the SDDC's network interface that is attached to the instance that the sample events call so. */
    String interfaceOn(String instance) {
        return interfaces().stream()
                .filter(eni -> eni.attachment() != null
                        && id(instance).equals(eni.attachment().instanceId()))
                .findFirst()
                .orElseThrow()
                .networkInterfaceId();
    }

    /**
     * The routes of the main table that lead to a network interface: its id by the destination. The destination of a route for a prefix list is
     * null: moto forgets the list.
     */
    Map<String, String> routes() {
        return client
                .describeRouteTables(call -> call.routeTableIds(id("rtb-1")))
                .routeTables()
                .getFirst()
                .routes()
                .stream()
                .filter(route -> route.networkInterfaceId() != null)
                .collect(toMap(Route::destinationCidrBlock, Route::networkInterfaceId));
    }

    /** Writes a route as somebody might who doesn't know what it is for. */
    void rePoint(String destination, String networkInterfaceId) {
        client.replaceRoute(call -> call.routeTableId(id("rtb-1"))
                .destinationCidrBlock(destination)
                .networkInterfaceId(networkInterfaceId));
    }

    /** Adds a route that nobody asked for. */
    void addRoute(String destination, String networkInterfaceId) {
        client.createRoute(call -> call.routeTableId(id("rtb-1"))
                .destinationCidrBlock(destination)
                .networkInterfaceId(networkInterfaceId));
    }

    /** Deletes a route. */
    void deleteRoute(String destination) {
        client.deleteRoute(call -> call.routeTableId(id("rtb-1")).destinationCidrBlock(destination));
    }

    /** The CIDRs in a prefix list. */
    List<String> entries(String prefixListId) {
        return client.getManagedPrefixListEntries(call -> call.prefixListId(prefixListId)).entries().stream()
                .map(PrefixListEntry::cidr)
                .toList();
    }

    /** Takes a CIDR out of a prefix list. */
    void removeEntry(String prefixListId, String cidr) {
        long version = client.describeManagedPrefixLists(call -> call.prefixListIds(prefixListId))
                .prefixLists()
                .getFirst()
                .version();
        var entry = RemovePrefixListEntry.builder().cidr(cidr).build();
        client.modifyManagedPrefixList(
                call -> call.prefixListId(prefixListId).currentVersion(version).removeEntries(entry));
    }
}
