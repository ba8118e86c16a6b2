package io.connectedvpc.core.trace;

import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import io.connectedvpc.core.port.VpcNetwork.Subnet;
import java.util.List;
import java.util.Optional;

/**
 * Which subnet uses which table: the one that it is associated with, else the VPC's main one. Source: Amazon VPC user guide, subnet route
 * tables.
 *
 * @param subnets all of the VPC
 * @param tables all of the VPC
 */
public record Associations(List<Subnet> subnets, List<RouteTable> tables) {

    /** The table that the subnet uses; empty when there is neither one of its own nor a main one, as a stale read may show. */
    public Optional<RouteTable> tableOf(Subnet subnet) {
        return explicit(subnet)
                .or(() -> tables.stream().filter(RouteTable::main).findFirst());
    }

    /** Whether the subnet has been associated with a table, and doesn't just use the main one. */
    public boolean isExplicit(Subnet subnet) {
        return explicit(subnet).isPresent();
    }

    /** The subnets that use the table. */
    public List<Subnet> subnetsOf(RouteTable table) {
        return subnets.stream()
                .filter(subnet -> tableOf(subnet).filter(table::equals).isPresent())
                .toList();
    }

    private Optional<RouteTable> explicit(Subnet subnet) {
        return tables.stream()
                .filter(table -> table.subnetIds().contains(subnet.subnetId()))
                .findFirst();
    }
}
