package io.connectedvpc.core.preflight;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.port.VpcNetwork.Eni;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import io.connectedvpc.core.port.VpcNetwork.Subnet;
import io.connectedvpc.core.port.VpcNetwork.Vpc;
import java.util.List;
import java.util.Map;

/**
 * The VPC around an SDDC.
 *
 * @param subnets all of the VPC
 * @param tables all of the VPC
 * @param enis those in the SDDC's subnet, whoever's they are
 * @param lists the blocks of the prefix lists that tables name; one that can't be read is missing
 */
public record Neighbourhood(
        Vpc vpc, List<Subnet> subnets, List<RouteTable> tables, List<Eni> enis, Map<PrefixListId, List<Cidr>> lists) {}
