package io.connectedvpc.ec2standin.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A VPC with its CIDR blocks, the primary one first. */
public record StoredVpc(String id, List<Ipv4Cidr> blocks, Map<String, String> tags) implements Tagged {

    public StoredVpc(String id, Ipv4Cidr primary) {
        this(id, new ArrayList<>(List.of(primary)), new TreeMap<>());
    }

    public Ipv4Cidr primaryBlock() {
        return blocks.getFirst();
    }
}
