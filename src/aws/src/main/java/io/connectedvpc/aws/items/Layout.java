package io.connectedvpc.aws.items;

import io.connectedvpc.core.model.Cidr;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The items of the one table, with string keys {@code pk} and {@code sk}. Only the {@code ENI#} items are meant for other programs; the
 * rest may change with the next version. A reader ignores attributes that it doesn't know.
 *
 * <table>
 * <caption>Items</caption>
 * <tr><th>pk</th><th>sk</th><th>what</th></tr>
 * <tr><td>{@code SDDC#<sddcId>}</td><td>{@code CONFIG}</td><td>revision, versions, fences, and the SDDC with its hosts, slots and
 * Edges. {@code edges} and {@code edgeFences} are maps by traffic group, of which there is one, {@code default}. Without an {@code sddc}: the memory of a deleted
 * one. Sorts first, so that it is on a reader's first page. {@code move} is an Edge move that was only recorded,
 * which raised the revision by one; {@code edgeHosts} and {@code edgeTime} are for the condition of the next</td></tr>
 * <tr><td></td><td>{@code ENI#<slot, two digits>}</td><td>the published mapping of ENI and host; an extract of {@code CONFIG}, written
 * with it and never read here. There for each ENI that exists</td></tr>
 * <tr><td></td><td>{@code GONE#<cidr>}</td><td>a withdrawn destination</td></tr>
 * <tr><td></td><td>{@code OUT#<id, 19 digits>}</td><td>an event to be published</td></tr>
 * <tr><td></td><td>{@code SEG#<name>}</td><td>a segment, or the memory of a deleted one</td></tr>
 * <tr><td></td><td>{@code WAIT#<event id>}</td><td>an event that came before what it needs</td></tr>
 * <tr><td></td><td>{@code history#<end, 15 digits of epoch milliseconds>#<random>}</td><td>what was done, for 90 days; not part of the
 * state, and never read with it</td></tr>
 * <tr><td>{@code INSTANCE#<instanceId>}</td><td>{@code <sddcId>}</td><td>that a host of the SDDC's cluster 1 is on the instance</td></tr>
 * <tr><td>{@code SDDCS}</td><td>{@code <sddcId>}</td><td>that the SDDC lives, or that events wait for it</td></tr>
 * <tr><td>{@code VPC#<vpcId>}</td><td>{@code CLAIMS}</td><td>the blocks that the VPC's SDDCs hold, a string set {@code SDDC#<sddcId>} each, and
 * a {@code revision} that rises whenever a block is added. As they all have routes in one table, EC2's quota of 1,000 keeps it small</td></tr>
 * </table>
 *
 * <p>Every commit is one transaction: it writes {@code CONFIG} on condition that its {@code revision} is the one that was read, with those
 * other items that differ, and {@code CLAIMS} on condition of its own {@code revision} when a block is added.
 *
 * <p>{@code ttl} (epoch seconds) is on memories only. DynamoDB deletes some time after it, so a reader judges the end by itself.
 *
 * <p>DynamoDB shows a transaction's writes as a whole only to readers that begin after its end; a Query beside it may see a part. Source:
 * Developer Guide, "DynamoDB transactions: isolation levels". So every item has the {@code revision} of the commit that wrote it, and
 * {@code CONFIG} names what its commit {@code wrote} and {@code dropped}: a reader who finds it otherwise looks again.
 */
public final class Layout {

    public static final String PK = "pk";
    public static final String SK = "sk";
    public static final String TTL = "ttl";
    public static final String REVISION = "revision";

    /** Partition of the index of live SDDCs. */
    public static final String LIVE = "SDDCS";

    /** The one traffic group that there is as yet. */
    static final String TRAFFIC_GROUP = "default";

    static final String CONFIG = "CONFIG";
    static final String ENI = "ENI#";
    static final String GONE = "GONE#";
    static final String OUT = "OUT#";
    static final String SEG = "SEG#";
    static final String SDDC = "SDDC#";
    static final String WAIT = "WAIT#";
    /** In small letters, so that it sorts after everything else and who reads the state can stop before it. */
    public static final String HISTORY = "history#";

    private Layout() {}

    /** Partition of an SDDC. */
    public static String sddc(String sddcId) {
        return SDDC + sddcId;
    }

    /** Key of an SDDC's configuration. */
    public static Map<String, AttributeValue> configKey(String sddcId) {
        return key(sddc(sddcId), CONFIG);
    }

    /** Key of the entry of a live SDDC in the index. */
    public static Map<String, AttributeValue> liveKey(String sddcId) {
        return key(LIVE, sddcId);
    }

    /** Partition of the SDDCs with a host of cluster 1 on an instance. */
    public static String instance(String instanceId) {
        return "INSTANCE#" + instanceId;
    }

    /** Key of the blocks held in a VPC. */
    public static Map<String, AttributeValue> claimsKey(String vpcId) {
        return key("VPC#" + vpcId, "CLAIMS");
    }

    /** The sort key of an item. */
    public static String sortKey(Map<String, AttributeValue> item) {
        return Fields.of(item).text(SK);
    }

    static String eni(int slot) {
        return ENI + padded(slot, 2);
    }

    /** The sort key, or the start of it, of what ended at that time. */
    public static String history(Instant ended) {
        return HISTORY + padded(ended.toEpochMilli(), 15);
    }

    static String gone(Cidr cidr) {
        return GONE + cidr;
    }

    static String waiting(String eventId) {
        return WAIT + eventId;
    }

    static String out(long id) {
        return OUT + padded(id, 19);
    }

    static String seg(String name) {
        return SEG + name;
    }

    public static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of(PK, AttributeValue.fromS(pk), SK, AttributeValue.fromS(sk));
    }

    /** Not by a format, which would write the digits of the machine's locale. */
    private static String padded(long number, int digits) {
        String text = Long.toString(number);
        return "0".repeat(digits - text.length()) + text;
    }

    /** The first full second at which a memory has ended. */
    static long ttl(Instant end) {
        return end.getEpochSecond() + 1;
    }
}
