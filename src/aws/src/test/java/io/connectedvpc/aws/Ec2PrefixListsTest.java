package io.connectedvpc.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.VpcNetwork.ListState;
import io.connectedvpc.core.port.VpcNetwork.NewPrefixList;
import io.connectedvpc.core.port.VpcNetwork.PrefixList;
import io.connectedvpc.core.port.VpcNetwork.RouteWrite;
import io.connectedvpc.ec2standin.Ec2StandIn;
import io.connectedvpc.ec2standin.SampleVpc;
import io.connectedvpc.ec2standin.faults.Fault;
import io.connectedvpc.ec2standin.faults.FaultyEc2;
import io.connectedvpc.ec2standin.model.Ec2Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;

/** Prefix lists on the stand-in, where each change of a list takes four seconds. */
class Ec2PrefixListsTest {

    private static final Cidr MANAGEMENT = Cidr.parse("10.2.0.0/16");
    private static final Cidr WEB = Cidr.parse("192.168.160.0/24");
    private static final PrefixListId NO_LIST = new PrefixListId("pl-0123456789abcdef0");
    private static final NewPrefixList ASKED = new NewPrefixList("sddc-1", 120, "token-1");

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Ec2StandIn ec2 = Ec2StandIn.builder()
            .clock(() -> now)
            .limits(Ec2Limits.DEFAULT.withRoutesPerTable(200).withPrefixListTime(Duration.ofSeconds(4)))
            .build();
    private final FaultyEc2 faulty = FaultyEc2.around(ec2);
    private final Ec2VpcNetwork network = new Ec2VpcNetwork(faulty.client(), "blue");
    private PrefixListId list;
    private String eni;

    @BeforeEach
    void createList() {
        SampleVpc.seed(ec2);
        eni = ec2.createNetworkInterface(request -> request.subnetId(SampleVpc.SUBNET))
                .networkInterface()
                .networkInterfaceId();
        list = network.createPrefixList(ASKED).orElseThrow().id();
        settle();
    }

    @Test
    void createPrefixList_putsNameAndTagsOn() {
        ManagedPrefixList made = ec2.describeManagedPrefixLists(request -> request.prefixListIds(list.value()))
                .prefixLists()
                .getFirst();

        assertThat(made.prefixListName()).isEqualTo("connected-vpc sddc-1");
        assertThat(made.tags())
                .extracting(tag -> tag.key() + "=" + tag.value())
                .containsExactlyInAnyOrder("connected-vpc:deployment=blue", "connected-vpc:sddc=sddc-1");
    }

    @Test
    void createPrefixList_isBusyAtFirst_andEmpty() {
        var other = network.createPrefixList(new NewPrefixList("sddc-2", 5, "token-2"));

        assertThat(other).get().returns(ListState.BUSY, PrefixList::state);
        assertThat(network.prefixListEntries(other.orElseThrow().id())).isEmpty();
        settle();
        assertThat(network.prefixList(other.orElseThrow().id()))
                .contains(new PrefixList(other.orElseThrow().id(), ListState.READY, 1, 5));
    }

    @Test
    void createPrefixList_answersTheSameList_whenTheTokenIsTheSame() {
        assertThat(network.createPrefixList(ASKED)).get().returns(list, PrefixList::id);
        assertThat(network.taggedPrefixLists("sddc-1")).hasSize(1);
    }

    @Test
    void createPrefixList_isEmpty_whenTheTokenIsSpent() {
        assertThat(network.createPrefixList(new NewPrefixList("sddc-1", 121, "token-1")))
                .isEmpty();
    }

    @Test
    void taggedPrefixLists_answerThoseOfTheSddcAndTheDeployment_onAnyPage() {
        for (int n = 2; n < 120; n++) {
            network.createPrefixList(new NewPrefixList("sddc-" + n, 5, "token-" + n));
        }
        new Ec2VpcNetwork(ec2, "green").createPrefixList(new NewPrefixList("sddc-1", 5, "green"));

        assertThat(network.taggedPrefixLists("sddc-1")).containsExactly(new PrefixList(list, ListState.READY, 1, 120));
        assertThat(network.taggedPrefixLists("sddc-119")).hasSize(1);
        assertThat(network.taggedPrefixLists("sddc-120")).isEmpty();
    }

    @Test
    void prefixList_isEmpty_whenThereIsNone() {
        assertThat(network.prefixList(NO_LIST)).isEmpty();
        assertThat(network.prefixList(new PrefixListId("nonsense"))).isEmpty();
        assertThat(network.prefixListEntries(NO_LIST)).isEmpty();
    }

    @Test
    void editPrefixList_addsAndRemoves_whenItIsOver() {
        add(1, MANAGEMENT);

        assertThat(network.editPrefixList(list, 2, List.of(WEB), List.of(MANAGEMENT)))
                .isEqualTo(RouteWrite.DONE);

        assertThat(network.prefixList(list)).contains(new PrefixList(list, ListState.BUSY, 2, 120));
        assertThat(network.prefixListEntries(list)).containsExactly(MANAGEMENT);
        settle();
        assertThat(network.prefixList(list)).contains(new PrefixList(list, ListState.READY, 3, 120));
        assertThat(network.prefixListEntries(list)).containsExactly(WEB);
    }

    @Test
    void prefixListEntries_areReadOverAllPages() {
        List<Cidr> blocks = blocks(110);
        add(1, blocks.subList(0, 100).toArray(Cidr[]::new));
        add(2, blocks.subList(100, 110).toArray(Cidr[]::new));

        assertThat(network.prefixListEntries(list)).isEqualTo(new TreeSet<>(blocks));
    }

    @Test
    void editPrefixList_sendsOnlyWhatThereIs() {
        add(1, WEB);
        network.editPrefixList(list, 2, List.of(), List.of(WEB));

        assertThat(ec2.journal().calls("ModifyManagedPrefixList"))
                .satisfiesExactly(
                        call -> assertThat(call.parameters())
                                .containsKey("AddEntries")
                                .doesNotContainKey("RemoveEntries"),
                        call -> assertThat(call.parameters())
                                .containsKey("RemoveEntries")
                                .doesNotContainKey("AddEntries"));
    }

    @Test
    void editPrefixList_isOutdated_whenTheListIsNotAsSeen() {
        add(1, WEB);

        assertThat(network.editPrefixList(list, 1, List.of(MANAGEMENT), List.of()))
                .isEqualTo(RouteWrite.OUTDATED);
        assertThat(network.editPrefixList(list, 2, List.of(WEB), List.of())).isEqualTo(RouteWrite.OUTDATED);
        assertThat(network.editPrefixList(list, 2, List.of(), List.of(MANAGEMENT)))
                .isEqualTo(RouteWrite.OUTDATED);
        assertThat(network.editPrefixList(NO_LIST, 1, List.of(WEB), List.of())).isEqualTo(RouteWrite.OUTDATED);
    }

    @Test
    void change_isOutdated_whileAnotherIsOnItsWay() {
        network.editPrefixList(list, 1, List.of(WEB), List.of());

        assertThat(network.editPrefixList(list, 1, List.of(MANAGEMENT), List.of()))
                .isEqualTo(RouteWrite.OUTDATED);
        assertThat(network.resizePrefixList(list, 130)).isEqualTo(RouteWrite.OUTDATED);
        assertThat(network.deletePrefixList(list)).isEqualTo(RouteWrite.OUTDATED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PrefixListVersionMismatch",
                "IncorrectState",
                "ConcurrentMutationLimitExceeded",
                "PrefixListMaxEntriesExceeded"
            })
    void editPrefixList_isOutdated_whenEc2SaysSo(String code) {
        faulty.next("ModifyManagedPrefixList", Fault.refused(code, "told"));

        assertThat(network.editPrefixList(list, 1, List.of(WEB), List.of())).isEqualTo(RouteWrite.OUTDATED);
    }

    @Test
    void editPrefixList_throws_whenEc2RefusesItForGood() {
        assertThatExceptionOfType(CloudFailure.class)
                .isThrownBy(() -> network.editPrefixList(list, 1, blocks(101), List.of()))
                .matches(failure -> failure.kind() == CloudFailure.Kind.IMPOSSIBLE)
                .matches(failure -> failure.action().equals("ec2:ModifyManagedPrefixList"));
    }

    @Test
    void resizePrefixList_changesTheSize_whenItIsOver() {
        assertThat(network.resizePrefixList(list, 130)).isEqualTo(RouteWrite.DONE);

        assertThat(network.prefixList(list)).contains(new PrefixList(list, ListState.BUSY, 1, 120));
        settle();
        assertThat(network.prefixList(list)).contains(new PrefixList(list, ListState.READY, 1, 130));
    }

    @Test
    void resizePrefixList_fails_whenATableHasNoRoom() {
        network.createRoute(SampleVpc.MAIN_TABLE, list, eni);

        assertThat(network.resizePrefixList(list, 200)).isEqualTo(RouteWrite.DONE);
        settle();

        assertThat(network.prefixList(list)).contains(new PrefixList(list, ListState.FAILED, 1, 120));
        assertThat(network.resizePrefixList(NO_LIST, 200)).isEqualTo(RouteWrite.OUTDATED);
    }

    @Test
    void route_leadsFromTheListToTheEni() {
        String other = ec2.createNetworkInterface(request -> request.subnetId(SampleVpc.SUBNET))
                .networkInterface()
                .networkInterfaceId();

        assertThat(network.replaceRoute(SampleVpc.MAIN_TABLE, list, eni)).isEqualTo(RouteWrite.OUTDATED);
        assertThat(network.createRoute(SampleVpc.MAIN_TABLE, list, eni)).isEqualTo(RouteWrite.DONE);
        assertThat(network.createRoute(SampleVpc.MAIN_TABLE, list, eni)).isEqualTo(RouteWrite.OUTDATED);
        assertThat(network.replaceRoute(SampleVpc.MAIN_TABLE, list, other)).isEqualTo(RouteWrite.DONE);
        assertThat(targetOfTheList()).isEqualTo(other);
        assertThat(network.deleteRoute(SampleVpc.MAIN_TABLE, list)).isEqualTo(RouteWrite.DONE);
        assertThat(network.deleteRoute(SampleVpc.MAIN_TABLE, list)).isEqualTo(RouteWrite.OUTDATED);
    }

    @Test
    void route_isOutdated_whenTheListIsMissing_orOnlyComing() {
        PrefixListId coming = network.createPrefixList(new NewPrefixList("sddc-2", 5, "token-2"))
                .orElseThrow()
                .id();

        assertThat(network.createRoute(SampleVpc.MAIN_TABLE, coming, eni)).isEqualTo(RouteWrite.OUTDATED);
        assertThat(network.createRoute(SampleVpc.MAIN_TABLE, NO_LIST, eni)).isEqualTo(RouteWrite.OUTDATED);
        assertThat(network.replaceRoute(SampleVpc.MAIN_TABLE, NO_LIST, eni)).isEqualTo(RouteWrite.OUTDATED);
        assertThat(network.deleteRoute(SampleVpc.MAIN_TABLE, NO_LIST)).isEqualTo(RouteWrite.OUTDATED);
    }

    @Test
    void createRoute_throws_whenTheTableHasNoRoomForTheList() {
        PrefixListId large = network.createPrefixList(new NewPrefixList("sddc-2", 200, "token-2"))
                .orElseThrow()
                .id();
        settle();

        assertThatExceptionOfType(CloudFailure.class)
                .isThrownBy(() -> network.createRoute(SampleVpc.MAIN_TABLE, large, eni))
                .matches(failure -> failure.kind() == CloudFailure.Kind.IMPOSSIBLE);
    }

    @Test
    void deletePrefixList_waitsForItsRoutes() {
        network.createRoute(SampleVpc.MAIN_TABLE, list, eni);

        assertThat(network.deletePrefixList(list)).isEqualTo(RouteWrite.OUTDATED);
        assertThat(ec2.journal().calls("DeleteManagedPrefixList")).isEmpty();
        assertThat(network.prefixListUsers(list)).containsExactly(SampleVpc.MAIN_TABLE);

        network.deleteRoute(SampleVpc.MAIN_TABLE, list);
        assertThat(network.prefixListUsers(list)).isEmpty();
        assertThat(network.deletePrefixList(list)).isEqualTo(RouteWrite.DONE);
    }

    @Test
    void deletePrefixList_hidesTheListAtOnce_andIsDoneForOneThatIsGone() {
        network.deletePrefixList(list);

        assertThat(network.prefixList(list)).isEmpty();
        assertThat(network.taggedPrefixLists("sddc-1")).isEmpty();
        assertThat(network.createPrefixList(ASKED)).isEmpty();
        settle();
        assertThat(network.prefixList(list)).isEmpty();
        assertThat(network.deletePrefixList(list)).isEqualTo(RouteWrite.DONE);
        assertThat(network.prefixListUsers(list)).isEmpty();
        assertThat(network.createPrefixList(ASKED)).isEmpty();
    }

    private void add(long version, Cidr... blocks) {
        assertThat(network.editPrefixList(list, version, Arrays.asList(blocks), List.of()))
                .isEqualTo(RouteWrite.DONE);
        settle();
    }

    private void settle() {
        now = now.plusSeconds(4);
    }

    private String targetOfTheList() {
        return network.routeTables(SampleVpc.VPC).getFirst().routes().stream()
                .filter(route -> route.destination().equals(list))
                .map(route -> route.target().id())
                .findFirst()
                .orElseThrow();
    }

    private static List<Cidr> blocks(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> Cidr.parse("172.16.%d.0/24".formatted(n)))
                .toList();
    }
}
