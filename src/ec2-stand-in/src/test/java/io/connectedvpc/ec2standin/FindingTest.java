package io.connectedvpc.ec2standin;

import static io.connectedvpc.ec2standin.SampleEc2.assertRefused;
import static io.connectedvpc.ec2standin.SampleEc2.filter;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.ec2standin.model.Ec2Limits;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** Filters, ids and pages, on network interfaces for the most part. */
class FindingTest {

    private final SampleEc2 sample = new SampleEc2();
    private final Ec2StandIn ec2 = sample.ec2;

    @Test
    void filters_mustAllMatch_andOneOfTheirValuesSuffices() {
        String free = sample.networkInterface();
        String used = sample.attachedInterface("i-1");

        assertThat(find(filter("subnet-id", SampleVpc.SUBNET))).containsExactlyInAnyOrder(free, used);
        assertThat(find(filter("subnet-id", SampleVpc.SUBNET), filter("status", "available")))
                .containsExactly(free);
        assertThat(find(filter("subnet-id", SampleVpc.SUBNET), filter("status", "available", "in-use")))
                .containsExactlyInAnyOrder(free, used);
        assertThat(find(filter("attachment.instance-id", "i-1"), filter("attachment.device-index", "1")))
                .containsExactly(used);
        assertThat(find(filter("vpc-id", SampleVpc.OTHER_VPC))).hasSize(1);
    }

    @Test
    void tagFilters_findByKeyAndByValue() {
        String eni = sample.networkInterface();
        sample.networkInterface();
        tag(eni, "connected-vpc:slot", "0");

        assertThat(find(filter("tag:connected-vpc:slot", "0"))).containsExactly(eni);
        assertThat(find(filter("tag:connected-vpc:slot", "1"))).isEmpty();
        assertThat(find(filter("tag-key", "connected-vpc:slot"))).containsExactly(eni);
    }

    @Test
    void filterValues_mayHaveWildcards() {
        String eni = sample.networkInterface();
        tag(eni, "Name", "sddc-1*slot 07");

        assertThat(find(filter("tag:Name", "sddc-?*slot*"))).containsExactly(eni);
        assertThat(find(filter("tag:Name", "sddc-1\\*slot*"))).containsExactly(eni);
        assertThat(find(filter("tag:Name", "sddc-1\\?slot*"))).isEmpty();
        assertThat(find(filter("tag:Name", "sddc-1"))).isEmpty();
    }

    @Test
    void describe_isRefused_whenFilterIsUnknown() {
        assertRefused("InvalidParameterValue", "The filter 'colour' is invalid", () -> find(filter("colour", "red")));
    }

    @Test
    void tags_areAddedAndOverwritten_onAllOrNone() {
        String eni = sample.networkInterface();
        tag(eni, "Name", "old");
        tag(eni, "Name", "new");

        assertThat(sample.describe(eni).tagSet()).extracting(Tag::value).containsExactly("new");
        assertRefused(
                "InvalidNetworkInterfaceID.NotFound",
                () -> ec2.createTags(request -> request.resources(eni, "eni-9")
                        .tags(Tag.builder().key("a").value("b").build())));
        assertRefused("InvalidParameterValue", () -> tag(eni, "aws:name", "x"));
        assertThat(sample.describe(eni).tagSet()).hasSize(1);
    }

    @Test
    void pages_showEachResourceOnce() {
        IntStream.range(0, 12).forEach(n -> sample.networkInterface());

        DescribeNetworkInterfacesResponse first = page(null);
        DescribeNetworkInterfacesResponse second = page(first.nextToken());
        DescribeNetworkInterfacesResponse third = page(second.nextToken());

        assertThat(List.of(first, second, third))
                .extracting(page -> page.networkInterfaces().size())
                .containsExactly(5, 5, 2);
        assertThat(third.nextToken()).isNull();
        assertThat(List.of(first, second, third))
                .flatExtracting(DescribeNetworkInterfacesResponse::networkInterfaces)
                .extracting(NetworkInterface::networkInterfaceId)
                .doesNotHaveDuplicates();
    }

    @Test
    void pages_goOn_whenTheLastResourceShownIsGone() {
        IntStream.range(0, 7).forEach(n -> sample.networkInterface());
        DescribeNetworkInterfacesResponse first = page(null);
        String last = first.networkInterfaces().getLast().networkInterfaceId();
        ec2.deleteNetworkInterface(request -> request.networkInterfaceId(last));

        assertThat(page(first.nextToken()).networkInterfaces()).hasSize(2);
    }

    @Test
    void paginator_followsThePages_alsoWhenTheAccountKeepsThemSmall() {
        SampleEc2 small = new SampleEc2(Ec2Limits.DEFAULT.withPageSize(2));
        IntStream.range(0, 5).forEach(n -> small.networkInterface());

        assertThat(small.ec2
                        .describeNetworkInterfacesPaginator(
                                request -> request.filters(filter("subnet-id", SampleVpc.SUBNET)))
                        .networkInterfaces())
                .hasSize(5);
        assertThat(small.ec2.journal().calls("DescribeNetworkInterfaces")).hasSize(3);
    }

    @Test
    void describe_isRefused_whenPageIsAskedForWrongly() {
        String eni = sample.networkInterface();

        assertRefused("InvalidParameterValue", () -> ec2.describeNetworkInterfaces(request -> request.maxResults(4)));
        assertRefused(
                "InvalidParameterCombination",
                () -> ec2.describeNetworkInterfaces(
                        request -> request.networkInterfaceIds(eni).maxResults(5)));
        assertRefused("InvalidNextToken", () -> ec2.describeNetworkInterfaces(request -> request.nextToken("?")));
    }

    @Test
    void describeVpcs_showsAllBlocks() {
        ec2.associateVpcCidrBlock(request -> request.vpcId(SampleVpc.VPC).cidrBlock("10.4.0.0/16"));

        Vpc vpc = ec2.describeVpcs(request -> request.vpcIds(SampleVpc.VPC))
                .vpcs()
                .getFirst();

        assertThat(vpc.cidrBlock()).isEqualTo(SampleVpc.VPC_CIDR);
        assertThat(vpc.cidrBlockAssociationSet())
                .extracting(block -> block.cidrBlock())
                .containsExactly(SampleVpc.VPC_CIDR, "10.4.0.0/16");
        assertRefused("InvalidVpcID.NotFound", () -> ec2.describeVpcs(request -> request.vpcIds("vpc-9")));
        assertRefused("InvalidVpcID.Malformed", () -> ec2.describeVpcs(request -> request.vpcIds("office")));
    }

    @Test
    void describeSecurityGroups_findsTheDefaultGroup() {
        assertThat(ec2.describeSecurityGroups(request ->
                                request.filters(filter("vpc-id", SampleVpc.VPC), filter("group-name", "default")))
                        .securityGroups())
                .extracting(SecurityGroup::groupId)
                .containsExactly(SampleVpc.DEFAULT_SECURITY_GROUP);
        assertRefused("InvalidGroup.NotFound", () -> ec2.describeSecurityGroups(request -> request.groupIds("sg-9")));
    }

    private void tag(String id, String key, String value) {
        ec2.createTags(request ->
                request.resources(id).tags(Tag.builder().key(key).value(value).build()));
    }

    private DescribeNetworkInterfacesResponse page(@Nullable String token) {
        return ec2.describeNetworkInterfaces(request -> request.filters(filter("subnet-id", SampleVpc.SUBNET))
                .maxResults(5)
                .nextToken(token));
    }

    private List<String> find(Filter... filters) {
        return ec2.describeNetworkInterfaces(request -> request.filters(filters)).networkInterfaces().stream()
                .map(NetworkInterface::networkInterfaceId)
                .toList();
    }
}
