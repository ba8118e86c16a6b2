package io.connectedvpc.ec2standin.calls;

import io.connectedvpc.ec2standin.model.Destination;
import io.connectedvpc.ec2standin.model.Ec2Model;
import io.connectedvpc.ec2standin.model.Ipv4Cidr;
import io.connectedvpc.ec2standin.model.RouteTarget;
import io.connectedvpc.ec2standin.model.RouteTarget.Kind;
import io.connectedvpc.ec2standin.model.StoredPrefixList;
import io.connectedvpc.ec2standin.model.StoredPrefixList.State;
import io.connectedvpc.ec2standin.model.StoredRouteTable;
import io.connectedvpc.ec2standin.model.StoredVpc;
import java.util.List;
import java.util.Objects;

/** Which routes a table takes ("Subnet route tables" in the VPC User Guide). */
final class RouteRules {

    /** Used by AWS itself, for instance for the Instance Metadata Service. */
    private static final Ipv4Cidr RESERVED = Ipv4Cidr.parse("169.254.168.0/22");

    private final Ec2Model model;

    RouteRules(Ec2Model model) {
        this.model = model;
    }

    void check(StoredRouteTable table, Destination destination, RouteTarget target) {
        if (destination instanceof Destination.Cidr cidr) {
            checkNotReserved(cidr.block());
            checkInsideVpc(table, cidr.block(), target);
        }
    }

    /** Whether a new route can name the destination: a list that is only coming, or going, can't be named. */
    void checkUsable(Destination destination) {
        if (destination instanceof Destination.PrefixList named) {
            StoredPrefixList list = Objects.requireNonNull(model.prefixLists().get(named.id()));
            if (list.state() == State.CREATE_IN_PROGRESS || list.state() == State.DELETE_IN_PROGRESS) {
                throw Ec2Errors.prefixListInState(list);
            }
        }
    }

    /** Whether the table has room for one more route. */
    void checkQuota(StoredRouteTable table, Destination destination, int routesPerTable) {
        if (model.quotaUse(table) + model.weight(destination) > routesPerTable) {
            throw Ec2Errors.routeLimitExceeded();
        }
    }

    private static void checkNotReserved(Ipv4Cidr block) {
        if (RESERVED.contains(block)) {
            throw Ec2Errors.invalidValue(
                    "destinationCidrBlock", block, "The range " + RESERVED + " is reserved for use by AWS services.");
        }
    }

    /** A route within the VPC must be for exactly one subnet, and must lead to something that can be in its way. */
    private void checkInsideVpc(StoredRouteTable table, Ipv4Cidr block, RouteTarget target) {
        StoredVpc vpc = Objects.requireNonNull(model.vpcs().get(table.vpcId()));
        if (vpc.blocks().stream().noneMatch(whole -> whole.contains(block))) {
            return;
        }
        boolean isWhole = vpc.blocks().contains(block);
        if (!isWhole
                && model.subnetsOf(vpc.id()).stream()
                        .noneMatch(subnet -> subnet.block().equals(block))) {
            throw Ec2Errors.invalidValue("Route destination doesn't match any subnet CIDR blocks.");
        }
        List<Kind> possible = isWhole
                ? List.of(Kind.NETWORK_INTERFACE, Kind.NAT_GATEWAY, Kind.LOCAL)
                : List.of(Kind.NETWORK_INTERFACE, Kind.NAT_GATEWAY);
        if (!possible.contains(target.kind())) {
            throw Ec2Errors.invalidValue(
                    "Route target is not supported. This route only supports interface and instance targets.");
        }
    }
}
