package io.connectedvpc.aws;

import static io.connectedvpc.aws.AwsErrors.accepted;
import static io.connectedvpc.aws.AwsErrors.calling;
import static io.connectedvpc.aws.Filters.byId;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.port.VpcNetwork.NewPrefixList;
import io.connectedvpc.core.port.VpcNetwork.PrefixList;
import io.connectedvpc.core.port.VpcNetwork.RouteWrite;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AddPrefixListEntry;
import software.amazon.awssdk.services.ec2.model.CreateManagedPrefixListRequest;
import software.amazon.awssdk.services.ec2.model.DescribeManagedPrefixListsRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesRequest;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import software.amazon.awssdk.services.ec2.model.ModifyManagedPrefixListRequest;
import software.amazon.awssdk.services.ec2.model.PrefixListAssociation;
import software.amazon.awssdk.services.ec2.model.PrefixListState;
import software.amazon.awssdk.services.ec2.model.RemovePrefixListEntry;

/** The part of {@link Ec2VpcNetwork} that is about prefix lists. */
final class Ec2PrefixLists {

    /** The most that one answer holds. Source: DescribeManagedPrefixLists and GetManagedPrefixListEntries in the EC2 API Reference. */
    private static final int PAGE = 100;

    private final Ec2Client ec2;
    private final PrefixListTags tags;

    Ec2PrefixLists(Ec2Client ec2, PrefixListTags tags) {
        this.ec2 = ec2;
        this.tags = tags;
    }

    Optional<PrefixList> byListId(PrefixListId id) {
        return byId("prefix-list-id", List.of(id.value()), ids -> described(List.of(ids), list -> true)).stream()
                .findFirst();
    }

    /** Reads all lists of the account, 100 at most unless the quota was raised, and AWS's: the API documents no filter for tags. */
    List<PrefixList> tagged(String sddcId) {
        return described(List.of(), list -> tags.name(sddcId, list.tags()));
    }

    private List<PrefixList> described(List<Filter> filters, Predicate<ManagedPrefixList> wanted) {
        var request = DescribeManagedPrefixListsRequest.builder()
                .maxResults(PAGE)
                .filters(filters)
                .build();
        return calling(
                "ec2:DescribeManagedPrefixLists",
                () -> ec2.describeManagedPrefixListsPaginator(request).prefixLists().stream()
                        .filter(wanted)
                        .flatMap(list -> PrefixLists.of(list).stream())
                        .sorted(Comparator.comparing(list -> list.id().value()))
                        .toList());
    }

    SortedSet<Cidr> entries(PrefixListId id) {
        var request = GetManagedPrefixListEntriesRequest.builder()
                .prefixListId(id.value())
                .maxResults(PAGE)
                .build();
        return calling(
                "ec2:GetManagedPrefixListEntries",
                () -> ec2.getManagedPrefixListEntriesPaginator(request).entries().stream()
                        .map(entry -> Cidr.parse(entry.cidr()))
                        .collect(Collectors.toCollection(TreeSet::new)),
                answered -> AwsErrors.namesMissing(answered) ? Optional.of(new TreeSet<>()) : Optional.empty());
    }

    Optional<PrefixList> create(NewPrefixList list) {
        var request = CreateManagedPrefixListRequest.builder()
                .prefixListName("connected-vpc " + list.sddcId())
                .addressFamily(PrefixLists.IPV4)
                .maxEntries(list.maxEntries())
                .tagSpecifications(tags.forNew(list.sddcId()))
                .clientToken(list.clientToken())
                .build();
        return calling(
                "ec2:CreateManagedPrefixList",
                () -> PrefixLists.of(ec2.createManagedPrefixList(request).prefixList()),
                answered -> AwsErrors.namesSpentToken(answered) ? Optional.of(Optional.empty()) : Optional.empty());
    }

    RouteWrite edit(PrefixListId id, long version, Collection<Cidr> added, Collection<Cidr> removed) {
        var request = ModifyManagedPrefixListRequest.builder()
                .prefixListId(id.value())
                .currentVersion(version);
        // A list without elements would be sent as an entry without a block.
        if (!added.isEmpty()) {
            request.addEntries(added.stream().map(Ec2PrefixLists::addition).toList());
        }
        if (!removed.isEmpty()) {
            request.removeEntries(removed.stream().map(Ec2PrefixLists::removal).toList());
        }
        return modify(request.build());
    }

    RouteWrite resize(PrefixListId id, int maxEntries) {
        return modify(ModifyManagedPrefixListRequest.builder()
                .prefixListId(id.value())
                .maxEntries(maxEntries)
                .build());
    }

    private RouteWrite modify(ModifyManagedPrefixListRequest request) {
        boolean begun = accepted(
                "ec2:ModifyManagedPrefixList",
                () -> ec2.modifyManagedPrefixList(request),
                answered -> AwsErrors.namesOtherPrefixList(answered) || AwsErrors.namesMissing(answered));
        return begun ? RouteWrite.DONE : RouteWrite.OUTDATED;
    }

    /** Asks for the list's users first: users of EC2 report that it takes the deletion of a list in use, and gives it up later. */
    RouteWrite delete(PrefixListId id) {
        return calling(
                "ec2:DeleteManagedPrefixList",
                () -> !associated(id).isEmpty() || !beginsToDelete(id) ? RouteWrite.OUTDATED : RouteWrite.DONE,
                Ec2PrefixLists::undeleted);
    }

    SortedSet<String> users(PrefixListId id) {
        return calling(
                "ec2:GetManagedPrefixListAssociations",
                () -> associated(id),
                answered -> AwsErrors.namesMissing(answered) ? Optional.of(new TreeSet<>()) : Optional.empty());
    }

    private SortedSet<String> associated(PrefixListId id) {
        return ec2
                .getManagedPrefixListAssociationsPaginator(request -> request.prefixListId(id.value()))
                .prefixListAssociations()
                .stream()
                .map(PrefixListAssociation::resourceId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean beginsToDelete(PrefixListId id) {
        return ec2.deleteManagedPrefixList(request -> request.prefixListId(id.value()))
                        .prefixList()
                        .state()
                != PrefixListState.DELETE_FAILED;
    }

    private static Optional<RouteWrite> undeleted(AwsServiceException answered) {
        if (AwsErrors.namesMissing(answered)) {
            return Optional.of(RouteWrite.DONE);
        }
        return AwsErrors.namesOtherPrefixList(answered) ? Optional.of(RouteWrite.OUTDATED) : Optional.empty();
    }

    private static AddPrefixListEntry addition(Cidr block) {
        return AddPrefixListEntry.builder().cidr(block.toString()).build();
    }

    private static RemovePrefixListEntry removal(Cidr block) {
        return RemovePrefixListEntry.builder().cidr(block.toString()).build();
    }
}
