package io.connectedvpc.core.port;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.port.VpcNetwork.Eni;
import io.connectedvpc.core.port.VpcNetwork.Subnet;
import java.util.List;
import java.util.Optional;

/**
 * What only those who ask need to know of a VPC; no route depends on it. Reads may be stale. Every method throws {@link CloudFailure} when EC2
 * fails.
 */
public interface VpcTopology {

    /** All subnets of the VPC; empty when there is no such VPC. */
    List<Subnet> subnets(String vpcId);

    /** All ENIs in the subnet, whoever's they are; empty when there is no such subnet. */
    List<Eni> networkInterfacesIn(String subnetId);

    /** The IPv4 blocks of a managed prefix list, AWS's own lists among them; empty when there is no such list, or it may not be read. */
    Optional<List<Cidr>> prefixListBlocks(PrefixListId id);
}
