package io.connectedvpc.ec2standin;

import static io.connectedvpc.ec2standin.SampleEc2.assertRefused;
import static io.connectedvpc.ec2standin.SamplePrefixList.blocks;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.ec2standin.model.Ec2Limits;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import software.amazon.awssdk.services.ec2.model.PrefixListEntry;
import software.amazon.awssdk.services.ec2.model.PrefixListState;

class PrefixListEditsTest {

    private static final String MANAGEMENT = "10.2.0.0/16";
    private static final String WEB = "192.168.160.0/24";
    private static final Duration TIME = Duration.ofSeconds(4);

    private final SampleEc2 sample = new SampleEc2(Ec2Limits.DEFAULT.withPrefixListTime(TIME));
    private final SamplePrefixList list = SamplePrefixList.create(sample, 3, MANAGEMENT);

    @BeforeEach
    void waitForTheList() {
        sample.clock.advance(TIME);
    }

    @Test
    void edit_takesEffectAsANewVersion_afterItsTime() {
        ManagedPrefixList answer = list.edit(1, List.of(WEB), List.of(MANAGEMENT));

        assertThat(answer.state()).isEqualTo(PrefixListState.MODIFY_IN_PROGRESS);
        assertThat(answer.version()).isEqualTo(1);
        assertThat(list.blocks()).containsExactly(MANAGEMENT);

        sample.clock.advance(TIME);
        assertThat(list.describe().state()).isEqualTo(PrefixListState.MODIFY_COMPLETE);
        assertThat(list.describe().version()).isEqualTo(2);
        assertThat(list.blocks()).containsExactly(WEB);
    }

    @Test
    void edit_leavesTheEntriesOfEarlierVersionsToBeRead() {
        list.add(1, WEB);
        sample.clock.advance(TIME);

        assertThat(blocksOf(1)).containsExactly(MANAGEMENT);
        assertThat(blocksOf(2)).containsExactly(MANAGEMENT, WEB);
        assertRefused("InvalidParameterValue", () -> blocksOf(3));
    }

    @Test
    void edit_isRefused_whileAnotherChangeIsOnItsWay() {
        list.add(1, WEB);

        String message = "The request cannot be completed while the prefix list (%s) is in the current state"
                        .formatted(list.id())
                + " (modify-in-progress)";
        assertRefused("IncorrectState", message, () -> list.add(1, "10.3.0.0/16"));
        assertRefused("IncorrectState", message, () -> list.resize(9));
        assertRefused("IncorrectState", message, list::delete);

        sample.clock.advance(TIME);
        list.add(2, "10.3.0.0/16");
    }

    @Test
    void edit_isRefused_whileTheListIsBeingCreated() {
        SamplePrefixList fresh = SamplePrefixList.create(sample, 3);

        assertRefused("IncorrectState", () -> fresh.add(1, WEB));
    }

    @Test
    void edit_isRefused_whenVersionIsOldOrMissing() {
        list.add(1, WEB);
        sample.clock.advance(TIME);

        assertRefused(
                "PrefixListVersionMismatch",
                "The prefix list has the incorrect version number.",
                () -> list.add(1, "10.3.0.0/16"));
        assertRefused(
                "MissingParameter",
                () -> sample.ec2.modifyManagedPrefixList(
                        request -> request.prefixListId(list.id()).addEntries(entry -> entry.cidr("10.3.0.0/16"))));
    }

    @Test
    void edit_isRefused_whenEntryIsThereOrMissing() {
        assertRefused("InvalidPrefixListModification", () -> list.add(1, MANAGEMENT));
        assertRefused("InvalidPrefixListModification", () -> list.add(1, "10.2.9.9/16"));
        assertRefused("InvalidPrefixListModification", () -> list.edit(1, List.of(), List.of(WEB)));
        assertRefused(
                "InvalidParameterValue",
                "Request cannot contain Cidr 10.2.0.0/16 in both AddPrefixListEntries and RemovePrefixListEntries",
                () -> list.edit(1, List.of(MANAGEMENT), List.of(MANAGEMENT)));
        assertThat(list.describe().state()).isEqualTo(PrefixListState.CREATE_COMPLETE);
    }

    @Test
    void edit_isRefused_whenEntriesAreTooMany() {
        assertRefused("PrefixListMaxEntriesExceeded", () -> list.edit(1, blocks(3), List.of()));
        list.edit(1, blocks(3), List.of(MANAGEMENT));

        assertRefused(
                "InvalidParameterValue",
                () -> new SamplePrefixList(sample, created(200)).edit(1, blocks(60), blocks(41)));
    }

    @Test
    void edit_takes100Entries() {
        SamplePrefixList large = new SamplePrefixList(sample, created(200));

        large.edit(1, blocks(100), List.of());
        sample.clock.advance(TIME);

        assertThat(large.blocks()).hasSize(100);
    }

    @Test
    void resize_takesEffectAfterItsTime_andMakesNoVersion() {
        assertThat(list.resize(9).state()).isEqualTo(PrefixListState.MODIFY_IN_PROGRESS);
        assertThat(list.describe().maxEntries()).isEqualTo(3);

        sample.clock.advance(TIME);
        assertThat(list.describe().maxEntries()).isEqualTo(9);
        assertThat(list.describe().version()).isEqualTo(1);
        assertThat(list.describe().state()).isEqualTo(PrefixListState.MODIFY_COMPLETE);
    }

    @Test
    void resize_isRefused_whenEntriesDoNotFit_orSizeIsOutOfRange() {
        list.edit(1, blocks(2), List.of());
        sample.clock.advance(TIME);

        assertRefused("PrefixListMaxEntriesExceeded", () -> list.resize(2));
        assertRefused("InvalidParameterValue", () -> list.resize(1001));
    }

    @Test
    void resize_isRefused_togetherWithEntries() {
        assertRefused(
                "InvalidParameterCombination",
                "You cannot modify the entries and the maximum entries for the prefix list in the same request.",
                () -> sample.ec2.modifyManagedPrefixList(request -> request.prefixListId(list.id())
                        .currentVersion(1L)
                        .maxEntries(9)
                        .addEntries(entry -> entry.cidr(WEB))));
    }

    @Test
    void rename_takesNoTime_andMakesNoVersion() {
        sample.ec2.modifyManagedPrefixList(
                request -> request.prefixListId(list.id()).prefixListName("other"));

        assertThat(list.describe().prefixListName()).isEqualTo("other");
        assertThat(list.describe().version()).isEqualTo(1);
        assertRefused(
                "MissingParameter",
                () -> sample.ec2.modifyManagedPrefixList(request -> request.prefixListId(list.id())));
    }

    @Test
    void delete_isOver_afterItsTime() {
        assertThat(list.delete().state()).isEqualTo(PrefixListState.DELETE_IN_PROGRESS);
        assertThat(list.describe().state()).isEqualTo(PrefixListState.DELETE_IN_PROGRESS);

        sample.clock.advance(TIME);
        assertThat(list.describe().state()).isEqualTo(PrefixListState.DELETE_COMPLETE);
        assertRefused("InvalidPrefixListID.NotFound", list::blocks);
        assertRefused("InvalidPrefixListID.NotFound", list::delete);

        sample.clock.advance(Duration.ofMinutes(1));
        assertRefused("InvalidPrefixListID.NotFound", list::describe);
    }

    @Test
    void changes_areOverByTheNextCall_unlessTimeIsSet() {
        SamplePrefixList quick = SamplePrefixList.create(new SampleEc2(), 3);

        quick.add(1, WEB);
        quick.add(2, MANAGEMENT);

        assertThat(quick.blocks()).containsExactly(MANAGEMENT, WEB);
    }

    private List<String> blocksOf(long version) {
        return sample
                .ec2
                .getManagedPrefixListEntries(
                        request -> request.prefixListId(list.id()).targetVersion(version))
                .entries()
                .stream()
                .map(PrefixListEntry::cidr)
                .toList();
    }

    private String created(int maxEntries) {
        String id = SamplePrefixList.create(sample, maxEntries).id();
        sample.clock.advance(TIME);
        return id;
    }
}
