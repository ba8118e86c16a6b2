package io.connectedvpc.core.trace;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.port.VpcNetwork.Subnet;
import java.util.Optional;

/** Where in the VPC a packet begins. */
public sealed interface Source {

    /** @param block of one address */
    record Address(Cidr block) implements Source {

        @Override
        public String toString() {
            return addressOf(block);
        }
    }

    /** Anything in a subnet; whose first address stands for all of them. */
    record InSubnet(String subnetId) implements Source {

        @Override
        public String toString() {
            return subnetId;
        }
    }

    /**
     * @param text an IPv4 address, or the id of a subnet; empty when it is neither
     */
    static Optional<Source> parse(String text) {
        return text.startsWith("subnet-")
                ? Optional.of(new InSubnet(text))
                : address(text).map(Address::new);
    }

    /** The block of one address; empty when that isn't one. */
    static Optional<Cidr> address(String text) {
        try {
            return Optional.of(Cidr.parse(text + "/32"));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** The address of a block of one. */
    static String addressOf(Cidr block) {
        String text = block.toString();
        return text.substring(0, text.indexOf('/'));
    }

    /** The subnet; empty when the VPC has none for it. */
    default Optional<Subnet> subnet(Associations associations) {
        return associations.subnets().stream()
                .filter(subnet -> switch (this) {
                    case Address address -> subnet.cidr().contains(address.block());
                    case InSubnet named -> subnet.subnetId().equals(named.subnetId());
                })
                .findFirst();
    }

    /** The address that an answer goes to. */
    default Cidr address(Subnet subnet) {
        return switch (this) {
            case Address address -> address.block();
            case InSubnet any -> new Cidr(subnet.cidr().first(), 32);
        };
    }
}
