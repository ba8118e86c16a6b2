package io.connectedvpc.ec2standin.calls;

import io.connectedvpc.ec2standin.model.Account;
import io.connectedvpc.ec2standin.model.StoredPrefixList;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;

/** Shows a prefix list as EC2 does. */
final class PrefixListView {

    /** The one address family that the stand-in knows. */
    static final String IPV4 = "IPv4";

    private PrefixListView() {}

    static ManagedPrefixList of(StoredPrefixList list) {
        return ManagedPrefixList.builder()
                .prefixListId(list.id())
                .prefixListName(list.name())
                .prefixListArn(
                        "arn:aws:ec2:%s:%s:prefix-list/%s".formatted(Account.REGION, Account.OWNER_ID, list.id()))
                .addressFamily(IPV4)
                .state(list.state().toString())
                .stateMessage(list.message())
                .maxEntries(list.maxEntries())
                .version(list.version())
                .tags(Tags.view(list.tags()))
                .ownerId(Account.OWNER_ID)
                .build();
    }
}
