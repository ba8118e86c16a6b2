package io.connectedvpc.ec2standin;

import static io.connectedvpc.ec2standin.SampleEc2.assertRefused;
import static io.connectedvpc.ec2standin.SampleEc2.filter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.connectedvpc.ec2standin.model.Ec2Limits;
import io.connectedvpc.ec2standin.model.RouteEdit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.PrefixListState;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteState;

class PrefixListRoutesTest {

    private static final String TABLE = SampleVpc.MAIN_TABLE;
    private static final String OTHER_TABLE = SampleVpc.OTHER_VPC_TABLE;

    /** The sample's route to the Internet takes one of the ten. */
    private final SampleEc2 sample = new SampleEc2(Ec2Limits.DEFAULT.withRoutesPerTable(10));

    private final String eni = sample.attachedInterface("i-1");
    private final SamplePrefixList list = SamplePrefixList.create(sample, 5);

    @Test
    void createRoute_leadsTheListToTheInterface() {
        list.createRoute(TABLE, eni);

        Route route = route();
        assertThat(route.destinationPrefixListId()).isEqualTo(list.id());
        assertThat(route.destinationCidrBlock()).isNull();
        assertThat(route.networkInterfaceId()).isEqualTo(eni);
        assertThat(route.state()).isEqualTo(RouteState.ACTIVE);
        assertThat(sample.ec2
                        .describeRouteTables(
                                request -> request.filters(filter("route.destination-prefix-list-id", list.id())))
                        .routeTables())
                .hasSize(1);
    }

    @Test
    void createRoute_isRefused_whenThereIsOne() {
        list.createRoute(TABLE, eni);

        assertRefused(
                "RouteAlreadyExists",
                "The route identified by %s already exists.".formatted(list.id()),
                () -> list.createRoute(TABLE, eni));
    }

    @Test
    void createRoute_isRefused_withABlockBeside() {
        assertRefused(
                "InvalidParameterCombination",
                () -> sample.ec2.createRoute(request -> request.routeTableId(TABLE)
                        .destinationPrefixListId(list.id())
                        .destinationCidrBlock("10.2.0.0/16")
                        .networkInterfaceId(eni)));
    }

    @Test
    void createRoute_isRefused_whileTheListIsComingOrGoing() {
        SampleEc2 slow = new SampleEc2(Ec2Limits.DEFAULT.withPrefixListTime(Duration.ofSeconds(4)));
        String target = slow.attachedInterface("i-1");
        SamplePrefixList fresh = SamplePrefixList.create(slow, 5);
        assertRefused("IncorrectState", () -> fresh.createRoute(TABLE, target));

        slow.clock.advance(Duration.ofSeconds(4));
        fresh.delete();
        assertRefused("IncorrectState", () -> fresh.createRoute(TABLE, target));

        slow.clock.advance(Duration.ofSeconds(4));
        assertRefused("InvalidPrefixListID.NotFound", () -> fresh.createRoute(TABLE, target));
    }

    @Test
    void list_countsInTheQuotaWithItsSize() {
        list.createRoute(TABLE, eni);
        for (int n = 0; n < 4; n++) {
            sample.createRoute("192.168.%d.0/24".formatted(n), eni);
        }

        assertRefused("RouteLimitExceeded", () -> sample.createRoute("192.168.9.0/24", eni));
        list.deleteRoute(TABLE);
        sample.createRoute("192.168.9.0/24", eni);
        assertRefused("RouteLimitExceeded", () -> list.createRoute(TABLE, eni));
    }

    @Test
    void replaceRoute_changesTheTargetInPlace_evenWhileTheListIsEdited() {
        SampleEc2 slow = new SampleEc2(Ec2Limits.DEFAULT.withPrefixListTime(Duration.ofSeconds(4)));
        String one = slow.attachedInterface("i-1");
        String other = slow.attachedInterface("i-2");
        SamplePrefixList edited = SamplePrefixList.create(slow, 5);
        slow.clock.advance(Duration.ofSeconds(4));
        edited.createRoute(TABLE, one);
        edited.add(1, "10.2.0.0/16");
        List<RouteEdit> edits = new ArrayList<>();
        slow.ec2.onRouteEdit(edits::add);

        edited.replaceRoute(TABLE, other);

        assertThat(edits)
                .extracting(
                        edit -> edit.destination().toString(),
                        edit -> edit.from().id(),
                        edit -> edit.to().id())
                .containsExactly(tuple(edited.id(), one, other));
        assertThat(edited.describe().state()).isEqualTo(PrefixListState.MODIFY_IN_PROGRESS);
    }

    @Test
    void replaceRoute_and_deleteRoute_areRefused_whenRouteIsMissing() {
        assertRefused(
                "InvalidParameterValue",
                "There is no route defined for '%s' in the route table. Use CreateRoute instead.".formatted(list.id()),
                () -> list.replaceRoute(TABLE, eni));
        assertRefused(
                "InvalidRoute.NotFound",
                "no route with destination-prefix-list-id %s in route table rtb-1".formatted(list.id()),
                () -> list.deleteRoute(TABLE));
    }

    @Test
    void route_isABlackHole_whenItsTargetIsNotAttached() {
        list.createRoute(TABLE, sample.networkInterface());

        assertThat(route().state()).isEqualTo(RouteState.BLACKHOLE);
    }

    @Test
    void resize_fails_whenATableHasNoRoom_andLeavesTheSize() {
        list.createRoute(TABLE, eni);
        list.createRoute(OTHER_TABLE, otherInterface());
        sample.createRoute("192.168.0.0/24", eni);

        assertThat(list.resize(9).state()).isEqualTo(PrefixListState.MODIFY_IN_PROGRESS);

        assertThat(list.describe().state()).isEqualTo(PrefixListState.MODIFY_FAILED);
        assertThat(list.describe().stateMessage()).contains(TABLE).doesNotContain(OTHER_TABLE);
        assertThat(list.describe().maxEntries()).isEqualTo(5);

        list.resize(8);
        assertThat(list.describe().state()).isEqualTo(PrefixListState.MODIFY_COMPLETE);
        assertThat(list.describe().stateMessage()).isNull();
        assertRefused("RouteLimitExceeded", () -> sample.createRoute("192.168.1.0/24", eni));
    }

    @Test
    void resize_countsInTheQuota_beforeItIsOver() {
        SampleEc2 slow =
                new SampleEc2(Ec2Limits.DEFAULT.withRoutesPerTable(10).withPrefixListTime(Duration.ofSeconds(4)));
        String target = slow.attachedInterface("i-1");
        SamplePrefixList growing = SamplePrefixList.create(slow, 5);
        slow.clock.advance(Duration.ofSeconds(4));
        growing.createRoute(TABLE, target);

        growing.resize(9);

        assertRefused("RouteLimitExceeded", () -> slow.createRoute("192.168.0.0/24", target));
    }

    @Test
    void delete_fails_whileARouteRefersToTheList() {
        list.createRoute(TABLE, eni);

        list.delete();

        assertThat(list.describe().state()).isEqualTo(PrefixListState.DELETE_FAILED);
        assertThat(list.describe().stateMessage()).contains(TABLE);
        assertThat(route().networkInterfaceId()).isEqualTo(eni);

        list.deleteRoute(TABLE);
        list.delete();
        assertThat(list.describe().state()).isEqualTo(PrefixListState.DELETE_COMPLETE);
    }

    @Test
    void associations_areTheTablesWithARoute() {
        list.createRoute(TABLE, eni);
        list.createRoute(OTHER_TABLE, otherInterface());

        assertThat(sample.ec2
                        .getManagedPrefixListAssociations(request -> request.prefixListId(list.id()))
                        .prefixListAssociations())
                .extracting(one -> one.resourceId(), one -> one.resourceOwner())
                .containsExactly(tuple(TABLE, "123456789012"), tuple(OTHER_TABLE, "123456789012"));
    }

    private Route route() {
        return sample.mainTable().routes().stream()
                .filter(route -> list.id().equals(route.destinationPrefixListId()))
                .findFirst()
                .orElseThrow();
    }

    private String otherInterface() {
        return sample.ec2
                .createNetworkInterface(request -> request.subnetId(SampleVpc.OTHER_VPC_SUBNET))
                .networkInterface()
                .networkInterfaceId();
    }
}
