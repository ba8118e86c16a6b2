package io.connectedvpc.ec2standin.model;

import java.util.Map;
import java.util.TreeMap;

/** A subnet; which of its addresses are free is known to the {@link Ec2Model}. */
public record StoredSubnet(String id, String vpcId, Ipv4Cidr block, String availabilityZone, Map<String, String> tags)
        implements Tagged {

    /** AWS keeps the first four addresses and the last one of a subnet ("Subnet CIDR blocks", VPC User Guide). */
    private static final int RESERVED_AT_START = 4;

    private static final int RESERVED_AT_END = 1;

    public StoredSubnet(String id, String vpcId, Ipv4Cidr block, String availabilityZone) {
        this(id, vpcId, block, availabilityZone, new TreeMap<>());
    }

    public long firstAddress() {
        return block.base() + RESERVED_AT_START;
    }

    public long lastAddress() {
        return block.base() + block.size() - 1 - RESERVED_AT_END;
    }

    public boolean isUsable(long address) {
        return address >= firstAddress() && address <= lastAddress();
    }

    public int capacity() {
        return (int) (lastAddress() - firstAddress() + 1);
    }
}
