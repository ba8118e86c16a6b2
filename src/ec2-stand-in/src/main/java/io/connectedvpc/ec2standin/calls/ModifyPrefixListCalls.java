package io.connectedvpc.ec2standin.calls;

import io.connectedvpc.ec2standin.model.Account;
import io.connectedvpc.ec2standin.model.Ec2Model;
import io.connectedvpc.ec2standin.model.StoredPrefixList;
import io.connectedvpc.ec2standin.model.StoredRouteTable;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.DeleteManagedPrefixListRequest;
import software.amazon.awssdk.services.ec2.model.DeleteManagedPrefixListResponse;
import software.amazon.awssdk.services.ec2.model.ModifyManagedPrefixListRequest;
import software.amazon.awssdk.services.ec2.model.ModifyManagedPrefixListResponse;

/** ModifyManagedPrefixList and DeleteManagedPrefixList: they answer at once, and take the account's time to be over. */
public final class ModifyPrefixListCalls {

    /** How many resources a state message names (ModifyManagedPrefixList in the EC2 API Reference). */
    private static final int MOST_NAMED = 10;

    private final Account account;
    private final Ec2Model model;
    private final Lookup lookup;

    public ModifyPrefixListCalls(Account account) {
        this.account = account;
        this.model = account.resources();
        this.lookup = new Lookup(model);
    }

    /** Changes the entries or the size, not both, and the name. A request that is refused changes nothing. */
    public ModifyManagedPrefixListResponse modify(ModifyManagedPrefixListRequest request) {
        Supported.only(
                request,
                "PrefixListId",
                "CurrentVersion",
                "PrefixListName",
                "AddEntries",
                "RemoveEntries",
                "MaxEntries");
        StoredPrefixList list = lookup.prefixList(request.prefixListId());
        requireOneKindOfChange(request);
        requireIdle(list);
        requireCurrent(request, list);
        if (request.prefixListName() != null) {
            PrefixListCalls.name(request.prefixListName());
        }
        if (editsEntries(request)) {
            list.edit(PrefixListEntries.edited(list, request.addEntries(), request.removeEntries()), over());
        } else if (request.maxEntries() != null) {
            resize(list, PrefixListEntries.size(request.maxEntries()));
        }
        if (request.prefixListName() != null) {
            list.rename(request.prefixListName());
        }
        return ModifyManagedPrefixListResponse.builder()
                .prefixList(PrefixListView.of(list))
                .build();
    }

    private static boolean editsEntries(ModifyManagedPrefixListRequest request) {
        return !request.addEntries().isEmpty() || !request.removeEntries().isEmpty();
    }

    private static void requireOneKindOfChange(ModifyManagedPrefixListRequest request) {
        if (!editsEntries(request) && request.maxEntries() == null && request.prefixListName() == null) {
            throw Ec2Errors.missing("AddEntry, RemoveEntry, MaxEntries or PrefixListName");
        }
        if (editsEntries(request) && request.maxEntries() != null) {
            throw Ec2Errors.invalidCombination(
                    "You cannot modify the entries and the maximum entries for the prefix list in the same request.");
        }
    }

    private static void requireIdle(StoredPrefixList list) {
        if (list.isChanging()) {
            throw Ec2Errors.prefixListInState(list);
        }
    }

    private static void requireCurrent(ModifyManagedPrefixListRequest request, StoredPrefixList list) {
        if (request.currentVersion() == null && editsEntries(request)) {
            throw Ec2Errors.missing("CurrentVersion");
        }
        if (request.currentVersion() != null && request.currentVersion() != list.version()) {
            throw Ec2Errors.prefixListVersionMismatch();
        }
    }

    /** Fails, after its time, if a table has no room for the greater list; the size is then as before. */
    private void resize(StoredPrefixList list, int size) {
        if (size < list.entries().size()) {
            throw Ec2Errors.prefixListMaxEntriesExceeded(list.entries().size(), size);
        }
        int growth = size - list.maxEntries();
        List<StoredRouteTable> full = model.routeTablesTo(list).stream()
                .filter(table -> growth > 0
                        && model.quotaUse(table) + growth > account.limits().routesPerTable())
                .toList();
        if (full.isEmpty()) {
            list.resize(size, over());
        } else {
            list.failToResize("The following resources do not support the new maximum size: " + ids(full), over());
        }
    }

    /** Fails, after its time, if a route refers to the list: users report the state {@code delete-failed} for that. */
    public DeleteManagedPrefixListResponse delete(DeleteManagedPrefixListRequest request) {
        StoredPrefixList list = lookup.prefixList(request.prefixListId());
        requireIdle(list);
        List<StoredRouteTable> users = model.routeTablesTo(list);
        if (users.isEmpty()) {
            list.delete(over());
        } else {
            list.failToDelete("The following resources reference the prefix list: " + ids(users), over());
        }
        return DeleteManagedPrefixListResponse.builder()
                .prefixList(PrefixListView.of(list))
                .build();
    }

    private static String ids(List<StoredRouteTable> tables) {
        return tables.stream().map(StoredRouteTable::id).limit(MOST_NAMED).collect(Collectors.joining(", "));
    }

    private Instant over() {
        return account.now().plus(account.limits().prefixListTime());
    }
}
