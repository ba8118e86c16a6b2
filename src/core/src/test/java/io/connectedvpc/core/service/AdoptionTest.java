package io.connectedvpc.core.service;

import static io.connectedvpc.core.Example.MANAGEMENT;
import static io.connectedvpc.core.Example.SDDC;
import static io.connectedvpc.core.Example.SUBNET;
import static io.connectedvpc.core.Example.deprovision;
import static io.connectedvpc.core.Example.live;
import static io.connectedvpc.core.Example.provision;
import static io.connectedvpc.core.Example.segment;
import static io.connectedvpc.core.Example.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.Example;
import io.connectedvpc.core.World;
import io.connectedvpc.core.model.Sddc.Lifecycle;
import io.connectedvpc.core.model.Warning;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.VpcNetwork.Creation;
import io.connectedvpc.core.port.VpcNetwork.Eni;
import io.connectedvpc.core.port.VpcNetwork.NewEni;
import io.connectedvpc.core.problem.ProblemCode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** ENIs with the SDDC's tags that are there already. */
class AdoptionTest {

    private final World world = new World();

    @Test
    void taggedEni_isAdopted_andGetsItsSettings() {
        String stray = tagged(0, "2026-01-01");
        world.send(provision(spec(), live()));
        assertThat(world.network.allNetworkInterfaces()).hasSize(17).allMatch(eni -> !eni.sourceDestCheck());
        assertThat(world.eniOf("esx-1")).isEqualTo(stray);
        assertThat(world.routes()).isEqualTo(Map.of(MANAGEMENT, stray));
    }

    @Test
    void everythingIsAdopted_afterTheStoreWasLost() {
        var before = World.withExample();
        var routes = before.routes();
        var enis = before.network.allNetworkInterfaces();
        World after = before.withLostStore();

        after.send(provision(spec(), live()));
        assertThat(after.routes()).isEqualTo(routes);
        assertThat(after.view().warnings())
                .extracting(Warning::code)
                .containsOnly(Warning.Code.UNEXPLAINED_ROUTE)
                .hasSize(3);
        after.send(segment("web", Example.WEB, live()));
        after.send(segment("app", Example.APP, live()));
        after.send(segment("db", Example.DB, live()));

        assertThat(after.routes()).isEqualTo(routes);
        assertThat(after.network.allNetworkInterfaces()).isEqualTo(enis);
        assertThat(after.view().warnings()).isEmpty();
    }

    @Test
    void olderEni_isAdopted_ofTwoForOneSlot_andTheOtherIsWarnedOf() {
        String younger = tagged(3, "2026-02-01");
        String older = tagged(3, "2026-01-01");
        world.send(provision(spec(), live()));
        assertThat(world.sddc().networkInterfaces().get(3).networkInterfaceId()).isEqualTo(older);
        assertThat(world.network.allNetworkInterfaces()).hasSize(18);
        assertThat(world.view().warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.subject()).isEqualTo(younger));
    }

    @Test
    void storedEni_counts_whenATaggedOneAppears() {
        world.send(provision(spec(), live()));
        List<String> before = world.sddc().networkInterfaceIds();
        String other = tagged(5, "2020-01-01");
        assertThat(world.mutationsOf(world::reconcile)).isEmpty();
        assertThat(world.sddc().networkInterfaceIds()).isEqualTo(before);
        assertThat(world.view().warnings()).extracting(Warning::subject).containsExactly(other);
    }

    @Test
    void eniOnTheListedInstance_isAdopted() {
        String stray = tagged(1, "2026-01-01");
        world.network.attach(stray, "i-2", 4);
        assertThat(world.mutationsOf(() -> world.send(provision(spec(), live()))))
                .noneMatch(call -> call.equals("Detach " + stray));
        assertThat(world.eniOf("esx-2")).isEqualTo(stray);
    }

    @Test
    void eniOnAnotherInstance_isNotAdopted() {
        String stray = tagged(1, "2026-01-01");
        world.network.attach(stray, "i-9", 1);
        world.send(provision(spec(), live()));
        assertThat(world.eniOf("esx-2")).isNotEqualTo(stray);
        assertThat(world.network
                        .networkInterfaces(List.of(stray))
                        .get(0)
                        .attachment()
                        .instanceId())
                .isEqualTo("i-9");
    }

    @Test
    void enisOfOthers_areLeft() {
        var other = new NewEni("sddc-9", 0, SUBNET, List.of("sg-1"), "another SDDC's", "token-9");
        String foreign = ((Creation.Created) world.network.createNetworkInterface(other))
                .eni()
                .networkInterfaceId();
        world.send(provision(spec(), live()));
        world.send(deprovision(true, live()));
        assertThat(world.network.allNetworkInterfaces())
                .extracting(Eni::networkInterfaceId)
                .containsExactly(foreign);
    }

    @Test
    void subnet_mayBeSmaller_byTheEnisThatAreThere() {
        for (int slot = 0; slot < 17; slot++) {
            tagged(slot, "2026-01-01");
        }
        for (int i = 0; i < 59 - 17; i++) {
            world.network.createNetworkInterface(
                    new NewEni("foreign", i, SUBNET, List.of("sg-1"), "a foreign one", "foreign-token-" + i));
        }
        world.send(provision(spec(), live()));
        assertThat(world.sddc().lifecycle()).isEqualTo(Lifecycle.READY);
        assertThat(world.network.allNetworkInterfaces()).hasSize(59);
    }

    @Test
    void fullSubnet_isAProblemOfAws_whenItFillsUpMeanwhile_andIsFinishedLater() {
        world.intercept(
                call -> {
                    if (call.is("commit")
                            && world.network.allNetworkInterfaces().isEmpty()) {
                        for (int i = 0; i < 59 - 10; i++) {
                            world.network.createNetworkInterface(
                                    new NewEni("foreign", i, SUBNET, List.of("sg-1"), "foreign", "foreign-token-" + i));
                        }
                    }
                },
                call -> {});
        var problem = world.refused(provision(spec(), live()));
        assertThat(problem.code()).isEqualTo(ProblemCode.AWS_REFUSED);
        assertThat(problem.committed()).isTrue();
        assertThat(problem.detail()).contains("ec2:CreateNetworkInterface");
        assertThat(world.sddc().networkInterfaceIds()).hasSize(10);

        world.clear();
        world.network.allNetworkInterfaces().stream()
                .filter(eni -> eni.description().equals("foreign"))
                .forEach(eni -> world.network.deleteNetworkInterface(eni.networkInterfaceId()));
        world.reconcile();
        assertThat(world.network.taggedNetworkInterfaces(SUBNET, SDDC)).hasSize(17);
        assertThat(world.view().inSync()).isTrue();
    }

    @Test
    void commands_areTakenWhileProvisioning_andAppliedWithTheEnis() {
        world.intercept(
                call -> {
                    if (call.is("createNetworkInterface")) {
                        throw new CloudFailure(
                                CloudFailure.Kind.THROTTLED,
                                "ec2:CreateNetworkInterface",
                                "too many",
                                new IllegalStateException());
                    }
                },
                call -> {});
        assertThat(world.refused(provision(spec(), live())).committed()).isTrue();
        assertThat(world.events.reconcileRequests()).isNotEmpty();
        assertThat(world.refused(segment("web", Example.WEB, live())).code()).isEqualTo(ProblemCode.THROTTLED);
        assertThat(world.applyToRoutes(Example.move("esx-2", live()))
                        .reconciled()
                        .finished())
                .isFalse();
        world.clear();
        world.reconcile();
        String active = world.eniOf("esx-2");
        assertThat(world.routes()).isEqualTo(Map.of(MANAGEMENT, active, Example.WEB, active));
        assertThat(world.network.allNetworkInterfaces()).hasSize(17);
    }

    private String tagged(int slot, String requested) {
        String description = "connected-vpc %s slot %02d, requested %s".formatted(SDDC, slot, requested);
        var eni =
                new NewEni(SDDC, slot, SUBNET, List.of("sg-1"), description, "token-%d-%s".formatted(slot, requested));
        return ((Creation.Created) world.network.createNetworkInterface(eni))
                .eni()
                .networkInterfaceId();
    }
}
