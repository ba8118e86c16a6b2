package io.connectedvpc.ec2standin.calls;

import io.connectedvpc.ec2standin.model.Ec2Model;
import io.connectedvpc.ec2standin.model.Ipv4Cidr;
import io.connectedvpc.ec2standin.model.StoredSubnet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/** Gives out the private addresses of subnets. */
final class Addresses {

    private final Ec2Model model;

    Addresses(Ec2Model model) {
        this.model = model;
    }

    /** The address asked for if it is to be had, or the lowest free one if none is asked for. */
    long choose(StoredSubnet subnet, @Nullable String wanted) {
        if (wanted == null) {
            return model.freeAddress(subnet).orElseThrow(Ec2Errors::insufficientFreeAddresses);
        }
        long address = parse(wanted);
        if (!subnet.block().contains(address)) {
            throw Ec2Errors.invalidValue("Address does not fall within the subnet's address range");
        }
        if (!subnet.isUsable(address)) {
            throw Ec2Errors.invalidValue("Address is in subnet's reserved address range");
        }
        if (model.usedAddresses(subnet).contains(address)) {
            throw Ec2Errors.clientError("InvalidIPAddress.InUse", "Address %s is in use.".formatted(wanted));
        }
        return address;
    }

    private static long parse(String text) {
        try {
            return Ipv4Cidr.addressOf(text);
        } catch (IllegalArgumentException e) {
            Ec2Exception error = Ec2Errors.invalidValue("invalid value for parameter address: " + text);
            error.addSuppressed(e);
            throw error;
        }
    }
}
