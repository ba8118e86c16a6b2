package io.connectedvpc.ec2standin.model;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An internet gateway, there to be the target of routes that are none of connected-vpc's business. */
public final class StoredGateway implements Tagged {

    private final String id;
    private final Map<String, String> tags = new TreeMap<>();
    private @Nullable String vpcId;

    public StoredGateway(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Map<String, String> tags() {
        return tags;
    }

    /** The VPC it is attached to, or null. */
    public @Nullable String vpcId() {
        return vpcId;
    }

    public void attachTo(String vpc) {
        vpcId = vpc;
    }
}
