package io.connectedvpc.core.service;

import static io.connectedvpc.core.Example.host;
import static io.connectedvpc.core.Example.hosts;
import static io.connectedvpc.core.Example.live;
import static io.connectedvpc.core.Example.move;
import static io.connectedvpc.core.Example.provision;
import static io.connectedvpc.core.Example.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.Example;
import io.connectedvpc.core.Example.Spec;
import io.connectedvpc.core.World;
import io.connectedvpc.core.apply.Reconciled.Progress;
import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.command.Command.HostSpec;
import io.connectedvpc.core.model.EventType;
import io.connectedvpc.core.model.Warning;
import io.connectedvpc.core.port.VpcNetwork.Eni;
import io.connectedvpc.core.port.VpcNetwork.Instance;
import io.connectedvpc.core.service.SddcView.Status;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** ENIs on the instances of their hosts, and their security groups. */
class AttachmentTest {

    private final World world = World.withExample();

    @Test
    void hosts_areAttached_whenTheyCome() {
        world.send(provision(new Spec().hosts(hosts(1, 4)), live()));
        assertThat(attachments()).isEqualTo(Map.of("i-1", 0, "i-2", 1, "i-3", 2, "i-4", 3));
    }

    @Test
    void hosts_areDetached_whenTheyGo() {
        world.send(provision(new Spec().hosts(hosts(1, 4)), live()));
        world.send(provision(new Spec().hosts(host(1), host(4)), live()));
        assertThat(attachments()).isEqualTo(Map.of("i-1", 0, "i-4", 3));
        assertThat(world.network.allNetworkInterfaces()).hasSize(17);
    }

    @Test
    void slot_changesItsInstance_whenAHostReplacesAnother() {
        world.send(provision(new Spec().hosts(host(1), host(3)), live()));
        assertThat(attachments()).isEqualTo(Map.of("i-1", 0, "i-3", 1));
    }

    @Test
    void sameEni_movesToTheNewInstance_andTheRoutesStay() {
        var before = world.routes();
        world.send(provision(new Spec().hosts(new HostSpec("esx-1", "i-11", null, null), host(2)), live()));
        assertThat(attachments()).isEqualTo(Map.of("i-11", 0, "i-2", 1));
        assertThat(world.routes()).isEqualTo(before);
    }

    @Test
    void instances_areSwapped() {
        var one = new HostSpec("esx-1", "i-2", null, null);
        var two = new HostSpec("esx-2", "i-1", null, null);
        world.send(provision(new Spec().hosts(one, two), live()));
        assertThat(attachments()).isEqualTo(Map.of("i-2", 0, "i-1", 1));
    }

    @Test
    void eni_isDetached_whenTheInstanceIsLeftOut() {
        world.send(provision(new Spec().hosts(new HostSpec("esx-1", null, null, null), host(2)), live()));
        assertThat(attachments()).isEqualTo(Map.of("i-2", 1));
        assertThat(codes()).containsExactly(Warning.Code.UNATTACHED_ACTIVE_ENI);
        assertThat(world.view().status()).isEqualTo(Status.READY);
    }

    @Test
    void move_toAHostWithoutInstance_isAppliedWithAWarning() {
        world.send(provision(new Spec().hosts(host(1), new HostSpec("esx-2", null, null, null)), live()));
        assertThat(world.apply(move("esx-2", live())).reconciled().progress()).isEqualTo(Progress.DONE);
        assertThat(Set.copyOf(world.routes().values())).containsExactly(world.eniOf("esx-2"));
        assertThat(codes()).containsExactly(Warning.Code.UNATTACHED_ACTIVE_ENI);
        assertThat(world.view().status()).isEqualTo(Status.READY);
    }

    @Test
    void eni_takesTheNextFreeDeviceIndex() {
        world.send(new Command.ProvisionSddc(
                "sddc-2",
                live(),
                spec().management("10.3.0.0/16").hosts(host(1), host(2)).build()));
        assertThat(world.network.instances(List.of("i-1")))
                .extracting(Instance::deviceIndexes)
                .containsExactly(Set.of(0, 1, 2));
    }

    @Test
    void detachedByHand_isAttachedAgain() {
        Eni eni = world.network.networkInterfaces(List.of(world.eniOf("esx-1"))).get(0);
        world.network.detach(eni.attachment().attachmentId());
        world.reconcile();
        assertThat(attachments()).isEqualTo(Map.of("i-1", 0, "i-2", 1));
    }

    @Test
    void refusedAttachment_degrades_untilItSucceeds() {
        world.network.refuseAttachments("i-3", true);
        List<EventType> told = world.publishedBy(() -> {
            var outcome = world.apply(provision(new Spec().hosts(hosts(1, 4)), live()));
            assertThat(outcome.reconciled().progress()).isEqualTo(Progress.DONE);
        });
        assertThat(told).containsExactlyInAnyOrder(EventType.SDDC_PROVISIONED, EventType.SDDC_DEGRADED);
        assertThat(world.view().status()).isEqualTo(Status.DEGRADED);
        assertThat(codes()).containsExactly(Warning.Code.ATTACH_FAILED);
        assertThat(attachments()).isEqualTo(Map.of("i-1", 0, "i-2", 1, "i-4", 3));

        assertThat(world.publishedBy(world::reconcile)).isEmpty();
        world.network.refuseAttachments("i-3", false);
        assertThat(world.publishedBy(world::reconcile)).containsExactly(EventType.SDDC_RECOVERED);
        assertThat(world.view().status()).isEqualTo(Status.READY);
        assertThat(attachments()).containsEntry("i-3", 2);
        assertThat(world.publishedBy(world::reconcile)).isEmpty();
    }

    @Test
    void degradation_isKept_byACommandThatTouchesRoutesOnly() {
        world.network.refuseAttachments("i-3", true);
        world.send(provision(new Spec().hosts(hosts(1, 3)), live()));
        world.applyToRoutes(move("esx-2", live()));
        assertThat(codes()).containsExactly(Warning.Code.ATTACH_FAILED);
    }

    @Test
    void slowDetachment_isFinishedLater_byTheNextCall() {
        world.network.holdDetachments(true);
        var command = provision(new Spec().hosts(new HostSpec("esx-1", "i-11", null, null), host(2)), live());
        List<String> calls = world.mutationsOf(
                () -> assertThat(world.apply(command).reconciled().progress()).isEqualTo(Progress.UNFINISHED));
        assertThat(calls).containsExactly("Detach " + world.eniOf("esx-1"));
        assertThat(world.events.reconcileRequests()).hasSize(1);
        assertThat(world.state().outbox()).hasSize(1);
        world.network.holdDetachments(false);
        world.reconcile();
        assertThat(attachments()).isEqualTo(Map.of("i-11", 0, "i-2", 1));
        assertThat(world.state().settled()).isTrue();
    }

    @Test
    void slowDetachment_delaysNoRoute() {
        world.network.holdDetachments(true);
        world.network.removeRoute(Example.MAIN, Example.WEB);
        var command = provision(new Spec().hosts(new HostSpec("esx-1", "i-11", null, null), host(2)), live());
        assertThat(world.mutationsOf(() -> world.send(command)))
                .first()
                .asString()
                .startsWith("CreateRoute " + Example.MAIN);
    }

    @Test
    void groups_areSetOnAllEnis() {
        List<String> calls = world.mutationsOf(() -> world.send(provision(new Spec().groups("sg-2", "sg-1"), live())));
        assertThat(calls).hasSize(17).allMatch(call -> call.startsWith("SetSecurityGroups"));
        assertThat(world.network.allNetworkInterfaces())
                .allMatch(eni -> eni.securityGroupIds().equals(Set.of("sg-1", "sg-2")));
    }

    @Test
    void groups_areTheDefaultOne_whenNoneIsNamed() {
        world.send(provision(new Spec().groups(), live()));
        assertThat(world.network.allNetworkInterfaces())
                .allMatch(eni -> eni.securityGroupIds().equals(Set.of("sg-default-vpc-1")));
        assertThat(codes()).containsExactly(Warning.Code.DEFAULT_SECURITY_GROUP);
    }

    @Test
    void groups_areRestored_whenChangedByHand() {
        world.network.setSecurityGroups(world.eniOf("esx-2"), List.of("sg-2"));
        assertThat(world.mutationsOf(world::reconcile)).hasSize(1);
        assertThat(world.network.allNetworkInterfaces())
                .allMatch(eni -> eni.securityGroupIds().equals(Set.of("sg-1")));
    }

    /** The slots by the instance that their ENI is on. */
    private Map<String, Integer> attachments() {
        var slots = new TreeMap<String, Integer>();
        world.network.taggedNetworkInterfaces(Example.SUBNET, Example.SDDC).stream()
                .filter(eni -> eni.attachment() != null)
                .forEach(eni -> slots.put(eni.attachment().instanceId(), eni.slot()));
        return slots;
    }

    private List<Warning.Code> codes() {
        return world.view().warnings().stream().map(Warning::code).toList();
    }
}
