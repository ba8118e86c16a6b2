package io.connectedvpc.ec2standin.model;

import java.util.Map;
import java.util.TreeMap;

/** A security group. Its rules aren't kept: nothing here moves packets. */
public record StoredGroup(String id, String vpcId, String name, String description, Map<String, String> tags)
        implements Tagged {

    /** The name of the group that each VPC is born with. */
    public static final String DEFAULT_NAME = "default";

    public StoredGroup(String id, String vpcId, String name, String description) {
        this(id, vpcId, name, description, new TreeMap<>());
    }
}
