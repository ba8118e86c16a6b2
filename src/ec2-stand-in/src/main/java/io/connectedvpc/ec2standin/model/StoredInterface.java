package io.connectedvpc.ec2standin.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An elastic network interface (ENI) with one private address. */
public final class StoredInterface implements Tagged {

    private final String id;
    private final StoredSubnet subnet;
    private final long address;
    private final Map<String, String> tags = new TreeMap<>();
    private String description;
    private List<String> groupIds;
    private boolean sourceDestCheck = true;
    private @Nullable StoredAttachment attachment;

    public StoredInterface(String id, StoredSubnet subnet, long address, String description, List<String> groupIds) {
        this.id = id;
        this.subnet = subnet;
        this.address = address;
        this.description = description;
        this.groupIds = List.copyOf(groupIds);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Map<String, String> tags() {
        return tags;
    }

    public StoredSubnet subnet() {
        return subnet;
    }

    public String vpcId() {
        return subnet.vpcId();
    }

    public long address() {
        return address;
    }

    /** A locally administered MAC address made of the private address. */
    public String macAddress() {
        return String.format("02:00:%02x:%02x:%02x:%02x", octet(24), octet(16), octet(8), octet(0));
    }

    private long octet(int shift) {
        return (address >> shift) & 255;
    }

    public String description() {
        return description;
    }

    public void describeAs(String text) {
        description = text;
    }

    public List<String> groupIds() {
        return groupIds;
    }

    public void putInto(List<String> groups) {
        groupIds = List.copyOf(groups);
    }

    public boolean sourceDestCheck() {
        return sourceDestCheck;
    }

    public void checkSourceDest(boolean check) {
        sourceDestCheck = check;
    }

    public Optional<StoredAttachment> attachment() {
        return Optional.ofNullable(attachment);
    }

    public boolean isAttached() {
        return attachment != null;
    }

    public void attach(StoredAttachment fresh) {
        attachment = fresh;
    }

    public void detach() {
        attachment = null;
    }
}
