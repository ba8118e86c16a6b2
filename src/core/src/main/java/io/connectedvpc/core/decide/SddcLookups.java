package io.connectedvpc.core.decide;

import io.connectedvpc.core.model.Account;
import io.connectedvpc.core.model.Attachment;
import io.connectedvpc.core.model.Host;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.port.VpcNetwork;
import io.connectedvpc.core.port.VpcNetwork.Eni;
import io.connectedvpc.core.port.VpcNetwork.Instance;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import io.connectedvpc.core.port.VpcNetwork.Subnet;
import io.connectedvpc.core.port.VpcNetworks;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether what a {@code PUT /sddcs/{sddcId}} names exists in EC2. Only names that the SDDC doesn't have yet are looked up. */
final class SddcLookups {

    private final VpcNetworks networks;
    private final @Nullable Account account;

    private SddcLookups(VpcNetworks networks, @Nullable Account account) {
        this.networks = networks;
        this.account = account;
    }

    /**
     * Lookups where the SDDC is, or is to be.
     *
     * @throws Rejected when the deployment may not work in the account
     */
    static SddcLookups of(VpcNetworks networks, Wanted wanted, @Nullable Sddc existing) {
        Account account = wanted.account(existing);
        if (existing == null && account != null && !networks.mayUse(account)) {
            var fields = new Fields();
            fields.reject("account.roleArn", "is none of the roles that this deployment may assume");
            fields.requireNone();
        }
        return new SddcLookups(networks, account);
    }

    /**
     * What the SDDC is to be attached to.
     *
     * @throws Rejected when something doesn't exist or isn't in the VPC, or the subnet has no room for the network interfaces
     */
    Attachment check(String sddcId, Wanted wanted, @Nullable Sddc existing) {
        Attachment attachment = names(wanted, existing);
        if (existing == null) {
            room(sddcId, wanted.subnetId());
        }
        return attachment;
    }

    /**
     * As {@link #check}, room in the subnet left out.
     *
     * @throws Rejected when something doesn't exist or isn't in the VPC
     */
    Attachment names(Wanted wanted, @Nullable Sddc existing) {
        var fields = new Fields();
        @Nullable Attachment attached = existing == null ? null : existing.attachment();
        boolean known = attached != null
                && attached.vpcId().equals(wanted.vpcId())
                && attached.subnetId().equals(wanted.subnetId());
        Optional<Subnet> subnet = known ? Optional.empty() : subnet(wanted, fields);
        instances(wanted, existing, fields);
        groups(wanted, existing, fields);
        tables(wanted, existing, fields);
        fields.requireNone();
        String zone = subnet.map(Subnet::availabilityZone)
                .orElseGet(() -> Objects.requireNonNull(attached).availabilityZone());
        return new Attachment(wanted.account(), wanted.vpcId(), wanted.subnetId(), zone, wanted.managementCidr());
    }

    /** The ENIs that would be the SDDC's: after the store was lost, routes may lead to them. */
    Set<String> adoptable(String sddcId, String subnetId) {
        return network().taggedNetworkInterfaces(subnetId, sddcId).stream()
                .map(Eni::networkInterfaceId)
                .collect(Collectors.toSet());
    }

    /** Asked for at each use: where the role isn't allowed any more, an SDDC can still be paused. */
    private VpcNetwork network() {
        return networks.of(account);
    }

    private Optional<Subnet> subnet(Wanted wanted, Fields fields) {
        if (network().vpc(wanted.vpcId()).isEmpty()) {
            fields.reject("vpcId", "names a VPC that does not exist");
        }
        Optional<Subnet> subnet = network().subnet(wanted.subnetId());
        if (subnet.isEmpty()) {
            fields.reject("subnetId", "names a subnet that does not exist");
        }
        subnet.filter(found -> !found.vpcId().equals(wanted.vpcId()))
                .ifPresent(elsewhere -> fields.reject("subnetId", "is in VPC " + elsewhere.vpcId()));
        return subnet;
    }

    private void instances(Wanted wanted, @Nullable Sddc existing, Fields fields) {
        Set<String> known = existing == null
                ? Set.of()
                : existing.hosts().stream()
                        .map(Host::instanceId)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        List<String> asked = wanted.hosts().stream()
                .map(Host::instanceId)
                .filter(Objects::nonNull)
                .filter(instance -> !known.contains(instance))
                .toList();
        if (asked.isEmpty()) {
            return;
        }
        Map<String, Instance> found = network().instances(asked).stream()
                .collect(Collectors.toMap(Instance::instanceId, Function.identity()));
        for (int i = 0; i < wanted.hosts().size(); i++) {
            String id = wanted.hosts().get(i).instanceId();
            if (id != null && asked.contains(id)) {
                instance("hosts[%s].instanceId".formatted(i), found.get(id), wanted.vpcId(), fields);
            }
        }
    }

    private static void instance(String field, @Nullable Instance instance, String vpcId, Fields fields) {
        if (instance == null) {
            fields.reject(field, "names an instance that does not exist");
        } else if (!instance.vpcId().equals(vpcId)) {
            fields.reject(field, "names an instance in VPC " + instance.vpcId());
        }
    }

    private void groups(Wanted wanted, @Nullable Sddc existing, Fields fields) {
        List<String> groups = wanted.securityGroupIds();
        if (groups.isEmpty() || (existing != null && existing.securityGroupIds().equals(groups))) {
            return;
        }
        Set<String> found = network().securityGroups(wanted.vpcId(), groups);
        for (int i = 0; i < groups.size(); i++) {
            if (!found.contains(groups.get(i))) {
                fields.reject("securityGroupIds[%s]".formatted(i), "names a group that does not exist in the VPC");
            }
        }
    }

    private void tables(Wanted wanted, @Nullable Sddc existing, Fields fields) {
        List<String> tables = wanted.additionalRouteTableIds();
        if (tables.isEmpty()
                || (existing != null && existing.additionalRouteTableIds().equals(tables))) {
            return;
        }
        Set<String> found = network().routeTables(wanted.vpcId()).stream()
                .map(RouteTable::routeTableId)
                .collect(Collectors.toSet());
        for (int i = 0; i < tables.size(); i++) {
            if (!found.contains(tables.get(i))) {
                fields.reject(
                        "additionalRouteTableIds[%s]".formatted(i), "names a table that does not exist in the VPC");
            }
        }
    }

    /** @throws Rejected when the subnet has too few free addresses for the network interfaces of a new SDDC */
    void room(String sddcId, String subnetId) {
        network().subnet(subnetId).ifPresent(subnet -> room(sddcId, subnet));
    }

    private void room(String sddcId, Subnet subnet) {
        Set<Integer> there = network().taggedNetworkInterfaces(subnet.subnetId(), sddcId).stream()
                .map(Eni::slot)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        int missing = Sddc.SLOTS - there.size();
        if (subnet.freeAddresses() < missing) {
            throw new Rejected(
                    ProblemCode.SUBNET_TOO_SMALL,
                    "subnet %s has %d free addresses; %d network interfaces are to be made"
                            .formatted(subnet.subnetId(), subnet.freeAddresses(), missing));
        }
    }
}
