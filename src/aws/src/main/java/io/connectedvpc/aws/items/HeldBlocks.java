package io.connectedvpc.aws.items;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.port.SddcStore.Commit;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The {@code CLAIMS} item: the blocks that the SDDCs of a VPC hold.
 *
 * @param revision rises whenever a block is added; 0 when there is no item yet
 * @param bySddc the blocks by the attribute of their SDDC
 */
public record HeldBlocks(long revision, Map<String, Set<Cidr>> bySddc) {

    /** Reads the item, which is empty when there is none. */
    public static HeldBlocks read(Map<String, AttributeValue> item) {
        Fields fields = Fields.of(item);
        var bySddc = new TreeMap<String, Set<Cidr>>();
        item.keySet().stream()
                .filter(name -> name.startsWith(Layout.SDDC))
                .forEach(name -> bySddc.put(name, blocks(fields.set(name))));
        return new HeldBlocks(fields.optionalNumber(Layout.REVISION).orElse(0L), bySddc);
    }

    /** The attribute of an SDDC's blocks. */
    public static String attribute(String sddcId) {
        return Layout.SDDC + sddcId;
    }

    /** The first block wanted that overlaps one that another SDDC holds. */
    public Optional<Commit.Overlap> overlap(String sddcId, Collection<Cidr> wanted) {
        return wanted.stream()
                .flatMap(block -> ofOthers(sddcId).flatMap(held -> overlap(block, held)))
                .findFirst();
    }

    private Stream<Map.Entry<String, Set<Cidr>>> ofOthers(String sddcId) {
        return bySddc.entrySet().stream().filter(held -> !held.getKey().equals(attribute(sddcId)));
    }

    private static Stream<Commit.Overlap> overlap(Cidr wanted, Map.Entry<String, Set<Cidr>> held) {
        String holder = held.getKey().substring(Layout.SDDC.length());
        return held.getValue().stream()
                .filter(wanted::overlaps)
                .map(block -> new Commit.Overlap(wanted, block, holder));
    }

    private static Set<Cidr> blocks(Set<String> texts) {
        return texts.stream().map(Cidr::parse).collect(Collectors.toCollection(TreeSet::new));
    }
}
