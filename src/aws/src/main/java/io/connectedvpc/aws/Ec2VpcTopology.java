package io.connectedvpc.aws;

import static io.connectedvpc.aws.AwsErrors.calling;
import static io.connectedvpc.aws.Filters.byId;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.VpcNetwork.Eni;
import io.connectedvpc.core.port.VpcNetwork.Subnet;
import io.connectedvpc.core.port.VpcTopology;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesRequest;
import software.amazon.awssdk.services.ec2.model.PrefixListEntry;

/** What EC2 says of a VPC to those who ask. Holds no state; any number of threads may use it. */
public final class Ec2VpcTopology implements VpcTopology {

    private static final int PAGE = 100;

    private final Ec2Client ec2;
    private final EniTags tags;

    /** @param deployment the value of the tag that tells several installations in one account apart */
    public Ec2VpcTopology(Ec2Client ec2, String deployment) {
        this.ec2 = ec2;
        this.tags = new EniTags(deployment);
    }

    @Override
    public List<Subnet> subnets(String vpcId) {
        return byId("vpc-id", List.of(vpcId), this::describeSubnets);
    }

    @Override
    public List<Eni> networkInterfacesIn(String subnetId) {
        return byId("subnet-id", List.of(subnetId), this::describeNetworkInterfaces);
    }

    /** {@inheritDoc} A list that isn't shared with this account may be named by a route of a shared VPC, and not be read. */
    @Override
    public Optional<List<Cidr>> prefixListBlocks(PrefixListId id) {
        var request = GetManagedPrefixListEntriesRequest.builder()
                .prefixListId(id.value())
                .maxResults(PAGE)
                .build();
        try {
            return Optional.of(calling("ec2:GetManagedPrefixListEntries", () -> entries(request)));
        } catch (CloudFailure failure) {
            if (failure.passing()) {
                throw failure;
            }
            return Optional.empty();
        }
    }

    private List<Cidr> entries(GetManagedPrefixListEntriesRequest request) {
        return ec2.getManagedPrefixListEntriesPaginator(request).entries().stream()
                .map(PrefixListEntry::cidr)
                .filter(block -> !block.contains(":"))
                .map(Cidr::parse)
                .toList();
    }

    private List<Subnet> describeSubnets(Filter filter) {
        var request = DescribeSubnetsRequest.builder()
                .maxResults(PAGE)
                .filters(filter)
                .build();
        return calling(
                "ec2:DescribeSubnets",
                () -> ec2.describeSubnetsPaginator(request).subnets().stream()
                        .filter(subnet -> subnet.cidrBlock() != null)
                        .map(Places::subnet)
                        .toList());
    }

    private List<Eni> describeNetworkInterfaces(Filter filter) {
        var request = DescribeNetworkInterfacesRequest.builder()
                .maxResults(PAGE)
                .filters(filter)
                .build();
        return calling(
                "ec2:DescribeNetworkInterfaces",
                () -> ec2.describeNetworkInterfacesPaginator(request).networkInterfaces().stream()
                        .filter(eni -> eni.privateIpAddress() != null)
                        .map(eni -> NetworkInterfaces.of(eni, tags))
                        .toList());
    }
}
