package io.connectedvpc.ec2standin;

import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.ec2.model.AddPrefixListEntry;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import software.amazon.awssdk.services.ec2.model.PrefixListEntry;
import software.amazon.awssdk.services.ec2.model.RemovePrefixListEntry;

/** A prefix list in a sample EC2, and what the tests say to it again and again. */
record SamplePrefixList(SampleEc2 sample, String id) {

    /** A new list; whether its creation is over by the next call depends on the sample's limits. */
    static SamplePrefixList create(SampleEc2 sample, int maxEntries, String... blocks) {
        String id = sample.ec2
                .createManagedPrefixList(request -> request.prefixListName("sddc-1")
                        .addressFamily("IPv4")
                        .maxEntries(maxEntries)
                        .entries(added(List.of(blocks))))
                .prefixList()
                .prefixListId();
        return new SamplePrefixList(sample, id);
    }

    static List<AddPrefixListEntry> added(List<String> blocks) {
        return blocks.stream()
                .map(block -> AddPrefixListEntry.builder().cidr(block).build())
                .toList();
    }

    static List<RemovePrefixListEntry> removed(List<String> blocks) {
        return blocks.stream()
                .map(block -> RemovePrefixListEntry.builder().cidr(block).build())
                .toList();
    }

    /** Blocks that don't overlap. */
    static List<String> blocks(int count) {
        return IntStream.range(0, count).mapToObj("192.168.%d.0/24"::formatted).toList();
    }

    ManagedPrefixList edit(long version, List<String> added, List<String> removed) {
        return sample.ec2
                .modifyManagedPrefixList(request -> request.prefixListId(id)
                        .currentVersion(version)
                        .addEntries(added(added))
                        .removeEntries(removed(removed)))
                .prefixList();
    }

    ManagedPrefixList add(long version, String... blocks) {
        return edit(version, List.of(blocks), List.of());
    }

    ManagedPrefixList resize(int maxEntries) {
        return sample.ec2
                .modifyManagedPrefixList(request -> request.prefixListId(id).maxEntries(maxEntries))
                .prefixList();
    }

    ManagedPrefixList delete() {
        return sample.ec2
                .deleteManagedPrefixList(request -> request.prefixListId(id))
                .prefixList();
    }

    ManagedPrefixList describe() {
        return sample.ec2
                .describeManagedPrefixLists(request -> request.prefixListIds(id))
                .prefixLists()
                .getFirst();
    }

    List<String> blocks() {
        return sample.ec2.getManagedPrefixListEntries(request -> request.prefixListId(id)).entries().stream()
                .map(PrefixListEntry::cidr)
                .toList();
    }

    void createRoute(String table, String eni) {
        sample.ec2.createRoute(request ->
                request.routeTableId(table).destinationPrefixListId(id).networkInterfaceId(eni));
    }

    void replaceRoute(String table, String eni) {
        sample.ec2.replaceRoute(request ->
                request.routeTableId(table).destinationPrefixListId(id).networkInterfaceId(eni));
    }

    void deleteRoute(String table) {
        sample.ec2.deleteRoute(request -> request.routeTableId(table).destinationPrefixListId(id));
    }
}
