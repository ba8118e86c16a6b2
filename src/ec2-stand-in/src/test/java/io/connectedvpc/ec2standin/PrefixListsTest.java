package io.connectedvpc.ec2standin;

import static io.connectedvpc.ec2standin.SampleEc2.assertRefused;
import static io.connectedvpc.ec2standin.SampleEc2.filter;
import static io.connectedvpc.ec2standin.SamplePrefixList.added;
import static io.connectedvpc.ec2standin.SamplePrefixList.blocks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.connectedvpc.ec2standin.model.Ec2Limits;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.model.CreateManagedPrefixListRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import software.amazon.awssdk.services.ec2.model.PrefixListEntry;
import software.amazon.awssdk.services.ec2.model.PrefixListState;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;

class PrefixListsTest {

    private static final Tag TAG =
            Tag.builder().key("connected-vpc:sddc").value("sddc-1").build();

    private static final CreateManagedPrefixListRequest REQUEST = CreateManagedPrefixListRequest.builder()
            .prefixListName("sddc-1")
            .addressFamily("IPv4")
            .maxEntries(20)
            .entries(entry -> entry.cidr("10.2.0.0/16").description("management"), entry -> entry.cidr("10.3.0.0/24"))
            .tagSpecifications(
                    tags -> tags.resourceType(ResourceType.PREFIX_LIST).tags(TAG))
            .clientToken("token-1")
            .build();

    private final SampleEc2 sample = new SampleEc2(
            Ec2Limits.DEFAULT.withPrefixListTime(Duration.ofSeconds(4)).withPageSize(2));
    private final Ec2StandIn ec2 = sample.ec2;

    @Test
    void create_answersTheListAsItIsAsked() {
        ManagedPrefixList list = create(REQUEST);

        assertThat(list.prefixListId()).startsWith("pl-");
        assertThat(list.prefixListArn())
                .isEqualTo("arn:aws:ec2:us-east-1:123456789012:prefix-list/" + list.prefixListId());
        assertThat(list.prefixListName()).isEqualTo("sddc-1");
        assertThat(list.addressFamily()).isEqualTo("IPv4");
        assertThat(list.maxEntries()).isEqualTo(20);
        assertThat(list.version()).isEqualTo(1);
        assertThat(list.ownerId()).isEqualTo("123456789012");
        assertThat(list.tags()).containsExactly(TAG);
        assertThat(list.state()).isEqualTo(PrefixListState.CREATE_IN_PROGRESS);
        assertThat(ec2.getManagedPrefixListEntries(request -> request.prefixListId(list.prefixListId()))
                        .entries())
                .containsExactly(
                        PrefixListEntry.builder()
                                .cidr("10.2.0.0/16")
                                .description("management")
                                .build(),
                        PrefixListEntry.builder().cidr("10.3.0.0/24").build());
    }

    @Test
    void create_isOver_afterItsTime() {
        SamplePrefixList list = SamplePrefixList.create(sample, 5);

        sample.clock.advance(Duration.ofSeconds(3));
        assertThat(list.describe().state()).isEqualTo(PrefixListState.CREATE_IN_PROGRESS);
        sample.clock.advance(Duration.ofSeconds(1));
        assertThat(list.describe().state()).isEqualTo(PrefixListState.CREATE_COMPLETE);
    }

    @Test
    void create_answersTheSameList_whenTokenIsRepeated() {
        assertThat(create(REQUEST).prefixListId()).isEqualTo(create(REQUEST).prefixListId());
        assertThat(ec2.describeManagedPrefixLists(request -> {}).prefixLists()).hasSize(1);
    }

    @Test
    void create_isRefused_whenTokenComesWithOtherParameters_orItsListIsGone() {
        String id = create(REQUEST).prefixListId();
        assertRefused(
                "IdempotentParameterMismatch",
                () -> create(REQUEST.toBuilder().maxEntries(21).build()));

        sample.clock.advance(Duration.ofSeconds(4));
        ec2.deleteManagedPrefixList(request -> request.prefixListId(id));
        sample.clock.advance(Duration.ofSeconds(4));
        assertRefused("IdempotentParameterMismatch", () -> create(REQUEST));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1001})
    void create_isRefused_whenSizeIsOutOfRange(int maxEntries) {
        assertRefused(
                "InvalidParameterValue",
                "Must specify a max size between 1 and 1000",
                () -> SamplePrefixList.create(sample, maxEntries));
    }

    @Test
    void create_isRefused_whenEntriesAreTooMany() {
        assertRefused(
                "PrefixListMaxEntriesExceeded", () -> SamplePrefixList.create(sample, 1, "10.2.0.0/16", "10.3.0.0/16"));
        assertRefused(
                "InvalidParameterValue",
                "The number of entries per request cannot exceeds limit (100).",
                () -> create(REQUEST.toBuilder()
                        .maxEntries(200)
                        .entries(added(blocks(101)))
                        .build()));
    }

    @Test
    void create_isRefused_whenAnEntryIsNoBlock_orTwice() {
        assertRefused("InvalidParameterValue", () -> SamplePrefixList.create(sample, 5, "10.2.0.0"));
        assertRefused("InvalidParameterValue", () -> SamplePrefixList.create(sample, 5, "10.2.0.0/16", "10.2.0.9/16"));
    }

    @Test
    void create_isRefused_whenNameOrFamilyIsWrong() {
        CreateManagedPrefixListRequest.Builder wrong = REQUEST.toBuilder().clientToken(null);

        assertRefused(
                "MissingParameter",
                () -> create(wrong.copy().prefixListName(null).build()));
        assertRefused(
                "InvalidParameterValue",
                () -> create(wrong.copy().prefixListName("com.amazonaws.mine").build()));
        assertRefused(
                "InvalidParameterValue",
                () -> create(wrong.copy().addressFamily("ipv4").build()));
        assertRefused(
                "MissingParameter", () -> create(wrong.copy().maxEntries(null).build()));
    }

    @Test
    void ipv6_isNotKept() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(
                        () -> create(REQUEST.toBuilder().addressFamily("IPv6").build()));
    }

    @Test
    void describe_findsByNameOwnerIdAndTag() {
        String id = create(REQUEST).prefixListId();
        create(REQUEST.toBuilder()
                .clientToken("token-2")
                .prefixListName("sddc-11")
                .tagSpecifications(List.of())
                .build());

        assertThat(found(filter("prefix-list-name", "sddc-1"))).containsExactly(id);
        assertThat(found(filter("prefix-list-id", id))).containsExactly(id);
        assertThat(found(filter("owner-id", "123456789012"))).hasSize(2);
        assertThat(found(filter("owner-id", "AWS"))).isEmpty();
        assertThat(found(filter("tag:connected-vpc:sddc", "sddc-1"))).containsExactly(id);
        assertRefused("InvalidParameterValue", () -> found(filter("state", "create-complete")));
    }

    @Test
    void describe_goesPageByPage() {
        for (int n = 0; n < 5; n++) {
            SamplePrefixList.create(sample, 5);
        }

        assertThat(ec2.describeManagedPrefixLists(request -> {}).prefixLists()).hasSize(2);
        assertThat(ec2.describeManagedPrefixListsPaginator(request -> request.maxResults(1)).prefixLists().stream()
                        .map(ManagedPrefixList::prefixListId)
                        .distinct())
                .hasSize(5);
        assertRefused("InvalidParameterValue", () -> ec2.describeManagedPrefixLists(request -> request.maxResults(0)));
        assertRefused(
                "InvalidParameterValue", () -> ec2.describeManagedPrefixLists(request -> request.maxResults(101)));
    }

    @Test
    void entries_comePageByPage() {
        SamplePrefixList list = SamplePrefixList.create(sample, 100, blocks(5).toArray(String[]::new));

        assertThat(
                        ec2
                                .getManagedPrefixListEntriesPaginator(request -> request.prefixListId(list.id()))
                                .entries()
                                .stream()
                                .map(PrefixListEntry::cidr))
                .containsExactlyElementsOf(blocks(5));
    }

    @Test
    void unknownList_isRefusedEverywhere() {
        SamplePrefixList unknown = new SamplePrefixList(sample, "pl-9");
        String message = "The prefix list (pl-9) does not exist.";

        assertRefused("InvalidPrefixListID.NotFound", message, unknown::describe);
        assertRefused("InvalidPrefixListID.NotFound", message, unknown::blocks);
        assertRefused("InvalidPrefixListID.NotFound", message, () -> unknown.resize(9));
        assertRefused("InvalidPrefixListID.NotFound", message, unknown::delete);
        assertRefused("InvalidPrefixListId.Malformed", () -> new SamplePrefixList(sample, "list").describe());
    }

    @Test
    void tags_canBePutOnLater() {
        SamplePrefixList list = SamplePrefixList.create(sample, 5);

        ec2.createTags(request -> request.resources(list.id()).tags(TAG));

        assertThat(list.describe().tags()).containsExactly(TAG);
    }

    private ManagedPrefixList create(CreateManagedPrefixListRequest request) {
        return ec2.createManagedPrefixList(request).prefixList();
    }

    private List<String> found(Filter... filters) {
        return ec2.describeManagedPrefixLists(request -> request.filters(filters)).prefixLists().stream()
                .map(ManagedPrefixList::prefixListId)
                .toList();
    }
}
