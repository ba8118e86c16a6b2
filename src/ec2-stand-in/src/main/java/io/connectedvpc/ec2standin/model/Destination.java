package io.connectedvpc.ec2standin.model;

/** What a route is for: an IPv4 block or a prefix list. It identifies the route within its table. */
public sealed interface Destination {

    record Cidr(Ipv4Cidr block) implements Destination {
        @Override
        public String toString() {
            return block.toString();
        }
    }

    record PrefixList(String id) implements Destination {
        @Override
        public String toString() {
            return id;
        }
    }
}
