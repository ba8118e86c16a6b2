package io.connectedvpc.aws;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.port.VpcNetwork.Instance;
import io.connectedvpc.core.port.VpcNetwork.Subnet;
import io.connectedvpc.core.port.VpcNetwork.Vpc;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockAssociation;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockStateCode;

/** Reads what EC2 says of VPCs, subnets and instances. */
final class Places {

    private static final Set<VpcCidrBlockStateCode> WITHOUT_BLOCK =
            Set.of(VpcCidrBlockStateCode.DISASSOCIATED, VpcCidrBlockStateCode.FAILING, VpcCidrBlockStateCode.FAILED);

    private static final Set<InstanceStateName> ENDED =
            Set.of(InstanceStateName.SHUTTING_DOWN, InstanceStateName.TERMINATED);

    private Places() {}

    static Vpc vpc(software.amazon.awssdk.services.ec2.model.Vpc vpc) {
        Stream<String> secondary =
                vpc.cidrBlockAssociationSet().stream().filter(Places::hasBlock).map(VpcCidrBlockAssociation::cidrBlock);
        List<Cidr> blocks = Stream.concat(Stream.of(vpc.cidrBlock()), secondary)
                .distinct()
                .map(Cidr::parse)
                .toList();
        return new Vpc(vpc.vpcId(), blocks);
    }

    static Subnet subnet(software.amazon.awssdk.services.ec2.model.Subnet subnet) {
        return new Subnet(
                subnet.subnetId(),
                subnet.vpcId(),
                subnet.availabilityZone(),
                Cidr.parse(subnet.cidrBlock()),
                subnet.availableIpAddressCount());
    }

    /** EC2 goes on describing an instance for about an hour after its end. */
    static boolean exists(software.amazon.awssdk.services.ec2.model.Instance instance) {
        return !ENDED.contains(instance.state().name());
    }

    static Instance instance(software.amazon.awssdk.services.ec2.model.Instance instance) {
        return new Instance(
                instance.instanceId(),
                instance.vpcId(),
                instance.state().name() == InstanceStateName.RUNNING,
                instance.networkInterfaces().stream()
                        .map(InstanceNetworkInterface::attachment)
                        .map(attachment -> attachment.deviceIndex())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static boolean hasBlock(VpcCidrBlockAssociation association) {
        return association.cidrBlockState() == null
                || !WITHOUT_BLOCK.contains(association.cidrBlockState().state());
    }
}
