package io.connectedvpc.simulation.broken;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Destination;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.port.VpcNetwork;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** Passes every call on, for variants that change some. */
class NetworkInFront implements VpcNetwork {

    protected final VpcNetwork behind;

    NetworkInFront(VpcNetwork behind) {
        this.behind = behind;
    }

    @Override
    public Optional<Vpc> vpc(String vpcId) {
        return behind.vpc(vpcId);
    }

    @Override
    public Optional<Subnet> subnet(String subnetId) {
        return behind.subnet(subnetId);
    }

    @Override
    public List<RouteTable> routeTables(String vpcId) {
        return behind.routeTables(vpcId);
    }

    @Override
    public List<Instance> instances(Collection<String> instanceIds) {
        return behind.instances(instanceIds);
    }

    @Override
    public Set<String> securityGroups(String vpcId, Collection<String> groupIds) {
        return behind.securityGroups(vpcId, groupIds);
    }

    @Override
    public String defaultSecurityGroup(String vpcId) {
        return behind.defaultSecurityGroup(vpcId);
    }

    @Override
    public List<Eni> networkInterfaces(Collection<String> networkInterfaceIds) {
        return behind.networkInterfaces(networkInterfaceIds);
    }

    @Override
    public List<Eni> taggedNetworkInterfaces(String subnetId, String sddcId) {
        return behind.taggedNetworkInterfaces(subnetId, sddcId);
    }

    @Override
    public Creation createNetworkInterface(NewEni eni) {
        return behind.createNetworkInterface(eni);
    }

    @Override
    public boolean disableSourceDestCheck(String networkInterfaceId) {
        return behind.disableSourceDestCheck(networkInterfaceId);
    }

    @Override
    public void setSecurityGroups(String networkInterfaceId, List<String> groupIds) {
        behind.setSecurityGroups(networkInterfaceId, groupIds);
    }

    @Override
    public void attach(String networkInterfaceId, String instanceId, int deviceIndex) {
        behind.attach(networkInterfaceId, instanceId, deviceIndex);
    }

    @Override
    public void detach(String attachmentId) {
        behind.detach(attachmentId);
    }

    @Override
    public boolean deleteNetworkInterface(String networkInterfaceId) {
        return behind.deleteNetworkInterface(networkInterfaceId);
    }

    @Override
    public RouteWrite createRoute(String routeTableId, Destination destination, String networkInterfaceId) {
        return behind.createRoute(routeTableId, destination, networkInterfaceId);
    }

    @Override
    public RouteWrite replaceRoute(String routeTableId, Destination destination, String networkInterfaceId) {
        return behind.replaceRoute(routeTableId, destination, networkInterfaceId);
    }

    @Override
    public RouteWrite deleteRoute(String routeTableId, Destination destination) {
        return behind.deleteRoute(routeTableId, destination);
    }

    @Override
    public Optional<PrefixList> prefixList(PrefixListId id) {
        return behind.prefixList(id);
    }

    @Override
    public List<PrefixList> taggedPrefixLists(String sddcId) {
        return behind.taggedPrefixLists(sddcId);
    }

    @Override
    public SortedSet<Cidr> prefixListEntries(PrefixListId id) {
        return behind.prefixListEntries(id);
    }

    @Override
    public Optional<PrefixList> createPrefixList(NewPrefixList list) {
        return behind.createPrefixList(list);
    }

    @Override
    public RouteWrite editPrefixList(PrefixListId id, long version, Collection<Cidr> added, Collection<Cidr> removed) {
        return behind.editPrefixList(id, version, added, removed);
    }

    @Override
    public RouteWrite resizePrefixList(PrefixListId id, int maxEntries) {
        return behind.resizePrefixList(id, maxEntries);
    }

    @Override
    public RouteWrite deletePrefixList(PrefixListId id) {
        return behind.deletePrefixList(id);
    }

    @Override
    public SortedSet<String> prefixListUsers(PrefixListId id) {
        return behind.prefixListUsers(id);
    }
}
