package io.connectedvpc.core.preflight;

import io.connectedvpc.core.model.Host;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.Warning;
import io.connectedvpc.core.model.Warning.Code;
import io.connectedvpc.core.port.VpcNetwork.Eni;
import io.connectedvpc.core.port.VpcNetwork.EniAttachment;
import io.connectedvpc.core.port.VpcNetwork.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Whether the SDDC has its subnet for itself, and room in it. */
final class SubnetWarnings {

    /** The advised size: room for all network interfaces twice over. Source: VMware Cloud on AWS, connected VPC. */
    private static final int ADVISED_PREFIX = 26;
    /** What VMware's own control plane calls its network interfaces. */
    private static final String OF_VMWARE = "VMware VMC Interface";

    private static final int NAMED = 5;

    private SubnetWarnings() {}

    static List<Warning> of(Sddc sddc, Neighbourhood around) {
        var warnings = new ArrayList<Warning>();
        around.subnets().stream()
                .filter(subnet -> subnet.subnetId().equals(sddc.attachment().subnetId()))
                .filter(subnet -> subnet.cidr().prefix() > ADVISED_PREFIX)
                .forEach(subnet -> warnings.add(small(subnet)));
        List<Eni> others =
                around.enis().stream().filter(eni -> foreign(sddc, eni)).toList();
        List<Eni> vmwares = others.stream().filter(SubnetWarnings::ofVmware).toList();
        if (!vmwares.isEmpty()) {
            warnings.add(new Warning(
                    Code.FOREIGN_CONTROL_PLANE,
                    sddc.attachment().subnetId(),
                    "%s look like VMware's own: its control plane writes the same routes, and the two will undo each other. Use another subnet and VPC, or leave this SDDC to VMware."
                            .formatted(names(vmwares))));
        }
        List<Eni> strangers = others.stream().filter(eni -> !ofVmware(eni)).toList();
        if (!strangers.isEmpty()) {
            warnings.add(new Warning(
                    Code.SUBNET_NOT_DEDICATED,
                    sddc.attachment().subnetId(),
                    "%s are in subnet %s, too, and take addresses that the SDDC's ENIs may need. Give the SDDC a subnet of its own."
                            .formatted(names(strangers), sddc.attachment().subnetId())));
        }
        return warnings;
    }

    private static Warning small(Subnet subnet) {
        return new Warning(
                Code.SUBNET_SIZE,
                subnet.subnetId(),
                "Subnet %s (%s) is smaller than the advised /%d: new ENIs may find no address while old ones are still there. Take a larger one for the next SDDC; this can't be changed afterwards."
                        .formatted(subnet.subnetId(), subnet.cidr(), ADVISED_PREFIX));
    }

    /** An ENI with the SDDC's tags has a slot, and is told of elsewhere. */
    private static boolean foreign(Sddc sddc, Eni eni) {
        EniAttachment attachment = eni.attachment();
        boolean ofHost = attachment != null
                && attachment.instanceId() != null
                && sddc.hosts().stream().map(Host::instanceId).anyMatch(attachment.instanceId()::equals);
        return eni.slot() == null && !sddc.owns(eni.networkInterfaceId()) && !ofHost;
    }

    private static boolean ofVmware(Eni eni) {
        return eni.description().startsWith(OF_VMWARE);
    }

    private static String names(List<Eni> enis) {
        String first = enis.stream().limit(NAMED).map(Eni::networkInterfaceId).collect(Collectors.joining(", "));
        return enis.size() > NAMED ? "%s and %d more ENIs".formatted(first, enis.size() - NAMED) : first;
    }
}
