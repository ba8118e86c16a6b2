package io.connectedvpc.ec2standin.calls;

import io.connectedvpc.ec2standin.model.Account;
import io.connectedvpc.ec2standin.model.Ec2Model;
import io.connectedvpc.ec2standin.model.StoredPrefixList;
import io.connectedvpc.ec2standin.model.StoredRouteTable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.CreateManagedPrefixListRequest;
import software.amazon.awssdk.services.ec2.model.CreateManagedPrefixListResponse;
import software.amazon.awssdk.services.ec2.model.DescribeManagedPrefixListsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeManagedPrefixListsResponse;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListAssociationsRequest;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListAssociationsResponse;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesRequest;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesResponse;
import software.amazon.awssdk.services.ec2.model.PrefixListAssociation;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;

/** Customer-managed prefix lists of IPv4 blocks: how they come, and what is to be read of them. AWS's own aren't there. */
public final class PrefixListCalls {

    private static final int LONGEST_NAME = 255;
    private static final Page.Range ASSOCIATIONS = new Page.Range(5, 255);

    private final Account account;
    private final Ec2Model model;
    private final Lookup lookup;
    private final ClientTokens<CreateManagedPrefixListRequest> tokens =
            new ClientTokens<>(CreateManagedPrefixListRequest::clientToken, request -> request);

    public PrefixListCalls(Account account) {
        this.account = account;
        this.model = account.resources();
        this.lookup = new Lookup(model);
    }

    /** Takes tag filters, which the API Reference doesn't list: Terraform's tests against EC2 use them. */
    public DescribeManagedPrefixListsResponse describe(DescribeManagedPrefixListsRequest request) {
        Supported.only(request, "PrefixListIds", "Filters", "NextToken", "MaxResults");
        Stream<StoredPrefixList> named =
                Lookup.named(model.prefixLists(), ResourceKind.PREFIX_LIST, request.prefixListIds()).stream();
        Page<StoredPrefixList> page = Page.of(
                Filters.apply(request.filters(), named, PrefixListCalls::attribute),
                new Page.Wish(
                        request.nextToken(),
                        request.maxResults(),
                        !request.prefixListIds().isEmpty(),
                        Page.Range.PREFIX_LISTS),
                account.limits().pageSize());
        return DescribeManagedPrefixListsResponse.builder()
                .prefixLists(page.items().stream().map(PrefixListView::of).toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static @Nullable List<String> attribute(StoredPrefixList list, String filter) {
        return switch (filter) {
            case "owner-id" -> List.of(Account.OWNER_ID);
            case "prefix-list-id" -> List.of(list.id());
            case "prefix-list-name" -> List.of(list.name());
            default -> null;
        };
    }

    /** With a client token that was used before, the list made then is the answer. Names needn't be unique. */
    public CreateManagedPrefixListResponse create(CreateManagedPrefixListRequest request) {
        Supported.only(
                request,
                "PrefixListName",
                "Entries",
                "MaxEntries",
                "TagSpecifications",
                "AddressFamily",
                "ClientToken");
        List<Tag> tags = Tags.of(request.tagSpecifications(), ResourceType.PREFIX_LIST);
        requireIpv4(request.addressFamily());
        String name = name(request.prefixListName());
        int maxEntries = PrefixListEntries.size(required(request.maxEntries()));
        Map<String, String> entries = PrefixListEntries.of(request.entries(), maxEntries);
        StoredPrefixList list =
                tokens.earlier(request).map(this::stillThere).orElseGet(() -> make(name, maxEntries, entries, tags));
        tokens.remember(request, list.id());
        return CreateManagedPrefixListResponse.builder()
                .prefixList(PrefixListView.of(list))
                .build();
    }

    private StoredPrefixList make(String name, int maxEntries, Map<String, String> entries, List<Tag> tags) {
        StoredPrefixList list = new StoredPrefixList(
                account.ids().next(ResourceKind.PREFIX_LIST.prefix()),
                name,
                maxEntries,
                entries,
                account.now().plus(account.limits().prefixListTime()));
        Tags.put(tags, list.tags());
        model.prefixLists().put(list.id(), list);
        return list;
    }

    private StoredPrefixList stillThere(String id) {
        StoredPrefixList list = model.prefixLists().get(id);
        if (list == null || list.isGone()) {
            throw Ec2Errors.idempotentParameterMismatch();
        }
        return list;
    }

    private static int required(@Nullable Integer maxEntries) {
        if (maxEntries == null) {
            throw Ec2Errors.missing("MaxEntries");
        }
        return maxEntries;
    }

    /** Checks what a list is to be called. */
    static String name(@Nullable String wanted) {
        String name = Lookup.require(wanted, "PrefixListName");
        if (name.length() > LONGEST_NAME || name.startsWith("com.amazonaws")) {
            throw Ec2Errors.invalidValue(
                    "PrefixListName",
                    name,
                    "It can have up to " + LONGEST_NAME + " characters and cannot start with com.amazonaws.");
        }
        return name;
    }

    private static void requireIpv4(@Nullable String wanted) {
        String family = Lookup.require(wanted, "AddressFamily");
        if (family.equals("IPv6")) {
            throw new UnsupportedOperationException("The EC2 stand-in keeps no prefix lists of IPv6 blocks");
        }
        if (!family.equals(PrefixListView.IPV4)) {
            throw Ec2Errors.invalidValue("AddressFamily", family, "Expecting IPv4 or IPv6.");
        }
    }

    /** While an edit is on its way, the entries are those before it. */
    public GetManagedPrefixListEntriesResponse entries(GetManagedPrefixListEntriesRequest request) {
        Supported.only(request, "PrefixListId", "TargetVersion", "MaxResults", "NextToken");
        StoredPrefixList list = lookup.prefixList(request.prefixListId());
        long version = Objects.requireNonNullElseGet(request.targetVersion(), list::version);
        Map<String, String> entries = list.entries(version)
                .orElseThrow(() -> Ec2Errors.invalidValue("The specified value for version is not valid."));
        Page<Map.Entry<String, String>> page = Page.of(
                entries.entrySet().stream(),
                Map.Entry::getKey,
                new Page.Wish(request.nextToken(), request.maxResults(), false, Page.Range.PREFIX_LISTS),
                account.limits().pageSize());
        return GetManagedPrefixListEntriesResponse.builder()
                .entries(page.items().stream().map(PrefixListEntries::view).toList())
                .nextToken(page.nextToken())
                .build();
    }

    /** The route tables that refer to a list. */
    public GetManagedPrefixListAssociationsResponse associations(GetManagedPrefixListAssociationsRequest request) {
        Supported.only(request, "PrefixListId", "MaxResults", "NextToken");
        Page<StoredRouteTable> page = Page.of(
                model.routeTablesTo(lookup.prefixList(request.prefixListId())).stream(),
                new Page.Wish(request.nextToken(), request.maxResults(), false, ASSOCIATIONS),
                account.limits().pageSize());
        return GetManagedPrefixListAssociationsResponse.builder()
                .prefixListAssociations(
                        page.items().stream().map(PrefixListCalls::association).toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static PrefixListAssociation association(StoredRouteTable table) {
        return PrefixListAssociation.builder()
                .resourceId(table.id())
                .resourceOwner(Account.OWNER_ID)
                .build();
    }
}
