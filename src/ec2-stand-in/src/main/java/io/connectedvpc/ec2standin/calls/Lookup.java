package io.connectedvpc.ec2standin.calls;

import io.connectedvpc.ec2standin.model.Ec2Model;
import io.connectedvpc.ec2standin.model.Ipv4Cidr;
import io.connectedvpc.ec2standin.model.StoredGateway;
import io.connectedvpc.ec2standin.model.StoredGroup;
import io.connectedvpc.ec2standin.model.StoredInstance;
import io.connectedvpc.ec2standin.model.StoredInterface;
import io.connectedvpc.ec2standin.model.StoredPrefixList;
import io.connectedvpc.ec2standin.model.StoredRouteTable;
import io.connectedvpc.ec2standin.model.StoredSubnet;
import io.connectedvpc.ec2standin.model.StoredVpc;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/** Finds what a request names, or throws what EC2 throws: the parameter is missing, malformed or unknown. */
final class Lookup {

    private final Ec2Model model;

    Lookup(Ec2Model model) {
        this.model = model;
    }

    StoredVpc vpc(@Nullable String id) {
        return find(model.vpcs(), ResourceKind.VPC, id, "vpcId");
    }

    StoredSubnet subnet(@Nullable String id) {
        return find(model.subnets(), ResourceKind.SUBNET, id, "subnetId");
    }

    StoredRouteTable routeTable(@Nullable String id) {
        return find(model.routeTables(), ResourceKind.ROUTE_TABLE, id, "routeTableId");
    }

    StoredGateway gateway(@Nullable String id) {
        return find(model.gateways(), ResourceKind.INTERNET_GATEWAY, id, "internetGatewayId");
    }

    StoredInterface networkInterface(@Nullable String id) {
        return find(model.interfaces(), ResourceKind.NETWORK_INTERFACE, id, "networkInterfaceId");
    }

    StoredInstance instance(@Nullable String id) {
        return find(model.instances(), ResourceKind.INSTANCE, id, "instanceId");
    }

    /** One that is deleted is found no more, although it is still described. */
    StoredPrefixList prefixList(@Nullable String id) {
        StoredPrefixList list = find(model.prefixLists(), ResourceKind.PREFIX_LIST, id, "prefixListId");
        if (list.isGone()) {
            throw Ec2Errors.notFound(ResourceKind.PREFIX_LIST, list.id());
        }
        return list;
    }

    /** The groups for an interface in this VPC: those named, or the default one if none is. */
    List<StoredGroup> groups(List<String> ids, String vpcId, String userOfGroups) {
        if (ids.isEmpty()) {
            return List.of(model.defaultGroup(vpcId));
        }
        return ids.stream().distinct().map(id -> group(id, vpcId, userOfGroups)).toList();
    }

    private StoredGroup group(String id, String vpcId, String userOfGroups) {
        StoredGroup group = model.groups().get(requireForm(ResourceKind.SECURITY_GROUP, id));
        if (group == null) {
            // The page of error codes names this one for network interfaces; Describe answers InvalidGroup.NotFound.
            throw Ec2Errors.clientError(
                    "InvalidSecurityGroupID.NotFound", ResourceKind.SECURITY_GROUP.notFoundMessage(id));
        }
        if (!group.vpcId().equals(vpcId)) {
            throw Ec2Errors.differentNetworks("Security group " + id, userOfGroups);
        }
        return group;
    }

    /** What the ids name, each of which must exist; all of the kind if there are none. */
    static <T> Collection<T> named(Map<String, T> kindOfResource, ResourceKind kind, List<String> ids) {
        if (ids.isEmpty()) {
            return kindOfResource.values();
        }
        return ids.stream()
                .distinct()
                .sorted()
                .map(id -> find(kindOfResource, kind, id, "ids"))
                .toList();
    }

    static String require(@Nullable String value, String parameter) {
        if (value == null || value.isEmpty()) {
            throw Ec2Errors.missing(parameter);
        }
        return value;
    }

    /** Reads a block and clears its host bits. */
    static Ipv4Cidr block(@Nullable String value, String parameter) {
        String text = require(value, parameter);
        try {
            return Ipv4Cidr.parse(text);
        } catch (IllegalArgumentException e) {
            Ec2Exception error = Ec2Errors.invalidValue(parameter, text, "This is not a valid CIDR block.");
            error.addSuppressed(e);
            throw error;
        }
    }

    private static <T> T find(Map<String, T> resources, ResourceKind kind, @Nullable String id, String parameter) {
        String wellFormed = requireForm(kind, require(id, parameter));
        T found = resources.get(wellFormed);
        if (found == null) {
            throw Ec2Errors.notFound(kind, wellFormed);
        }
        return found;
    }

    private static String requireForm(ResourceKind kind, String id) {
        if (!id.startsWith(kind.prefix() + "-")) {
            throw Ec2Errors.malformed(kind, id);
        }
        return id;
    }
}
