package io.connectedvpc.ec2standin.calls;

import io.connectedvpc.ec2standin.model.StoredPrefixList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.ec2.model.AddPrefixListEntry;
import software.amazon.awssdk.services.ec2.model.PrefixListEntry;
import software.amazon.awssdk.services.ec2.model.RemovePrefixListEntry;

/**
 * The entries of prefix lists: descriptions, empty for none, by the text of their blocks. The API Reference documents
 * no errors for them; these are the ones that users report, and that AWS's own and others' tools handle.
 */
final class PrefixListEntries {

    /** How many entries one request may add and remove (ModifyManagedPrefixList in the EC2 API Reference). */
    private static final int MOST_PER_REQUEST = 100;

    private static final int MOST = 1000;

    private PrefixListEntries() {}

    /** The entries of a new list. */
    static Map<String, String> of(List<AddPrefixListEntry> added, int maxEntries) {
        if (added.size() > MOST_PER_REQUEST) {
            throw Ec2Errors.invalidValue(
                    "The number of entries per request cannot exceeds limit (" + MOST_PER_REQUEST + ").");
        }
        return requireRoom(additions(added), maxEntries);
    }

    /** The entries of a list after an edit. */
    static Map<String, String> edited(
            StoredPrefixList list, List<AddPrefixListEntry> added, List<RemovePrefixListEntry> removed) {
        if (added.size() + removed.size() > MOST_PER_REQUEST) {
            throw Ec2Errors.invalidValue(
                    "The request cannot contain more than " + MOST_PER_REQUEST + " entry additions or removals.");
        }
        Map<String, String> additions = additions(added);
        Map<String, String> entries = new TreeMap<>(list.entries());
        removed.stream().map(entry -> block(entry.cidr())).forEach(block -> remove(block, entries, additions));
        additions.forEach((block, description) -> add(block, description, entries));
        return requireRoom(entries, list.maxEntries());
    }

    /** Checks how many entries a list is to hold. */
    static int size(int maxEntries) {
        if (maxEntries < 1 || maxEntries > MOST) {
            throw Ec2Errors.invalidValue("Must specify a max size between 1 and " + MOST);
        }
        return maxEntries;
    }

    static PrefixListEntry view(Map.Entry<String, String> entry) {
        return PrefixListEntry.builder()
                .cidr(entry.getKey())
                .description(Optional.of(entry.getValue())
                        .filter(text -> !text.isEmpty())
                        .orElse(null))
                .build();
    }

    private static Map<String, String> additions(List<AddPrefixListEntry> added) {
        Map<String, String> entries = new TreeMap<>();
        for (AddPrefixListEntry entry : added) {
            String block = block(entry.cidr());
            if (entries.put(block, Objects.requireNonNullElse(entry.description(), "")) != null) {
                throw Ec2Errors.invalidValue("Request cannot contain Cidr " + block + " more than once");
            }
        }
        return entries;
    }

    private static void remove(String block, Map<String, String> entries, Map<String, String> additions) {
        if (additions.containsKey(block)) {
            throw Ec2Errors.invalidValue("Request cannot contain Cidr " + block
                    + " in both AddPrefixListEntries and RemovePrefixListEntries");
        }
        if (entries.remove(block) == null) {
            throw Ec2Errors.invalidPrefixListModification("The prefix list entry (" + block + ") does not exist.");
        }
    }

    private static void add(String block, String description, Map<String, String> entries) {
        if (entries.put(block, description) != null) {
            throw Ec2Errors.invalidPrefixListModification("The prefix list entry (" + block + ") already exists.");
        }
    }

    private static Map<String, String> requireRoom(Map<String, String> entries, int maxEntries) {
        if (entries.size() > maxEntries) {
            throw Ec2Errors.prefixListMaxEntriesExceeded(entries.size(), maxEntries);
        }
        return entries;
    }

    private static String block(String cidr) {
        return Lookup.block(cidr, "Cidr").toString();
    }
}
