package io.connectedvpc.core.service;

import static io.connectedvpc.core.Example.ACCOUNT;
import static io.connectedvpc.core.Example.MAIN;
import static io.connectedvpc.core.Example.MANAGEMENT;
import static io.connectedvpc.core.Example.SDDC;
import static io.connectedvpc.core.Example.WEB;
import static io.connectedvpc.core.Example.caller;
import static io.connectedvpc.core.Example.deprovision;
import static io.connectedvpc.core.Example.live;
import static io.connectedvpc.core.Example.move;
import static io.connectedvpc.core.Example.numbered;
import static io.connectedvpc.core.Example.provision;
import static io.connectedvpc.core.Example.segment;
import static io.connectedvpc.core.Example.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.Example;
import io.connectedvpc.core.World;
import io.connectedvpc.core.apply.Reconciled.Progress;
import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.model.Account;
import io.connectedvpc.core.model.EventType;
import io.connectedvpc.core.model.Warning;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.CloudFailure.Kind;
import io.connectedvpc.core.port.InMemoryVpcNetwork;
import io.connectedvpc.core.problem.Problem;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Violation;
import io.connectedvpc.core.service.SddcView.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SDDCs whose VPCs are in other accounts. */
class AccountTest {

    private final World world = new World();
    private final InMemoryVpcNetwork there = Example.network();

    @BeforeEach
    void allow() {
        world.accounts.allow(ACCOUNT, there);
    }

    @Test
    void sddc_isMade_keptAndRemoved_inItsAccount_andNowhereElse() {
        world.apply(provision(spec().account(ACCOUNT), live()));
        world.apply(segment("web", WEB, live()));
        world.apply(move("esx-2", live()));

        assertThat(world.sddc().attachment().account()).isEqualTo(ACCOUNT);
        assertThat(there.routes(MAIN)).containsOnlyKeys(MANAGEMENT, WEB).containsValue(world.eniOf("esx-2"));
        assertThat(world.view().inSync()).isTrue();
        assertThat(world.view().warnings()).isEmpty();

        world.apply(deprovision(true, live()));
        assertThat(there.routes(MAIN)).isEmpty();
        assertThat(there.taggedNetworkInterfaces(Example.SUBNET, SDDC)).isEmpty();
        assertThat(world.network.mutations()).isEmpty();
    }

    @Test
    void twoSddcs_areWrittenEachInItsOwnAccount() {
        world.apply(provision(spec(), live()));
        world.apply(new Command.ProvisionSddc(
                "sddc-2",
                live(),
                spec().account(ACCOUNT)
                        .vpc("vpc-2")
                        .subnet("subnet-2")
                        .hosts(
                                new Command.HostSpec("esx-1", null, null, null),
                                new Command.HostSpec("esx-2", null, null, null))
                        .groups("sg-elsewhere")
                        .build()));
        String hereBefore = world.network.routes(MAIN).get(MANAGEMENT);
        String thereBefore = there.routes("rtb-main-vpc-2").get(MANAGEMENT);

        world.apply(new Command.MoveEdge("sddc-2", live(), "esx-2", null));

        assertThat(world.network.routes(MAIN)).containsEntry(MANAGEMENT, hereBefore);
        assertThat(there.routes("rtb-main-vpc-2").get(MANAGEMENT)).isNotNull().isNotEqualTo(thereBefore);
        assertThat(there.routes(MAIN)).isEmpty();
    }

    @Test
    void edgeMove_stillTakesOneRoundTrip_beforeTheFirstRoute() {
        world.apply(provision(spec().account(ACCOUNT).routing("PREFIX_LIST"), live()));
        var calls = new ArrayList<String>();
        world.intercept(call -> calls.add(call.method()), call -> {});

        world.apply(move("esx-2", numbered(1)));

        assertThat(calls).startsWith("move", "replaceRoute");
    }

    @Test
    void role_thatTheDeploymentMayNotAssume_isInvalid() {
        var other = new Account("arn:aws:iam::111122223333:role/theirs", null);

        Problem problem = world.refused(provision(spec().account(other), live()));

        assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_FIELD);
        assertThat(problem.violations()).extracting(Violation::field).containsExactly("account.roleArn");
        assertThat(world.state().sddc()).isNull();
    }

    @Test
    void accountOfNoRole_isInvalid() {
        Problem problem = world.refused(provision(spec().account(new Account("me", "?")), live()));

        assertThat(problem.violations())
                .extracting(Violation::field)
                .containsExactly("account.roleArn", "account.externalId");
    }

    @Test
    void account_isImmutable_andKeptWhenItIsLeftOut() {
        world.apply(provision(spec().account(ACCOUNT), live()));

        world.apply(provision(spec(), live()));
        assertThat(world.sddc().attachment().account()).isEqualTo(ACCOUNT);
        var sameRole = new Account(ACCOUNT.roleArn(), null);
        assertThat(world.refused(provision(spec().account(sameRole), live())).code())
                .isEqualTo(ProblemCode.IMMUTABLE_FIELD);
    }

    @Test
    void sddcOfTheOwnAccount_doesNotMoveToAnother() {
        world.apply(provision(spec(), live()));

        assertThat(world.refused(provision(spec().account(ACCOUNT), live())).code())
                .isEqualTo(ProblemCode.IMMUTABLE_FIELD);
    }

    @Test
    void roleThatCantBeAssumed_refusesACreation_namingActionAndRole() {
        world.intercept(
                call -> {
                    if (call.port().equals("VpcNetwork")) {
                        throw new CloudFailure(
                                Kind.DENIED, "sts:AssumeRole", ACCOUNT.roleArn(), new IllegalStateException());
                    }
                },
                call -> {});

        Problem problem = world.refused(provision(spec().account(ACCOUNT), live()));

        assertThat(problem.code()).isEqualTo(ProblemCode.AWS_REFUSED);
        assertThat(problem.detail()).contains("sts:AssumeRole").contains(ACCOUNT.roleArn());
        assertThat(problem.committed()).isFalse();
    }

    @Test
    void roleThatCantBeAssumedAnyMore_degradesTheSddc_untilItCan() {
        world.apply(provision(spec().account(ACCOUNT), live()));
        world.accounts.forbid(ACCOUNT);

        assertThat(world.publishedBy(() -> world.resume(SDDC, caller(world.time.instant()))))
                .containsExactly(EventType.SDDC_DEGRADED);
        assertThat(world.view().status()).isEqualTo(Status.DEGRADED);
        assertThat(world.view().inSync()).isNull();
        assertThat(world.sddc().faults()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(Warning.Code.EC2_UNAVAILABLE);
            assertThat(fault.detail()).contains("sts:AssumeRole").contains(ACCOUNT.roleArn());
        });
        assertThat(world.refused(move("esx-2", live())).committed()).isTrue();

        world.accounts.allow(ACCOUNT, there);
        world.reconcile();
        assertThat(world.view().status()).isEqualTo(Status.READY);
        assertThat(there.routes(MAIN)).containsEntry(MANAGEMENT, world.eniOf("esx-2"));
    }

    @Test
    void sddc_canBePaused_thoughItsRoleCantBeAssumed() {
        world.apply(provision(spec().account(ACCOUNT), live()));
        world.accounts.forbid(ACCOUNT);

        world.apply(provision(new Example.Spec().paused(true), live()));

        assertThat(world.sddc().paused()).isTrue();
    }

    @Test
    void run_doesNotGoOn_forAnSddcThatWasMadeAgainInAnotherAccount() {
        world.apply(provision(spec(), live()));
        List<Boolean> once = new ArrayList<>();
        world.network.removeRoute(MAIN, MANAGEMENT);
        world.intercept(call -> {}, call -> {
            if (call.is("createRoute") && once.isEmpty()) {
                once.add(true);
                World another = world.another();
                another.send(deprovision(true, live()));
                another.send(provision(spec().account(ACCOUNT), live()));
            }
        });

        assertThat(world.reconcile().progress()).isEqualTo(Progress.UNFINISHED);

        world.clear();
        assertThat(Set.copyOf(there.routes(MAIN).values())).containsExactly(world.eniOf("esx-1"));
        assertThat(world.reconcile().progress()).isEqualTo(Progress.DONE);
    }

    @Test
    void preflight_looksIntoTheAccount() {
        there.putRoute(MAIN, MANAGEMENT, "tgw-1");

        assertThat(world.preflight().findings(provision(spec().account(ACCOUNT), live()), List.of()))
                .extracting(finding -> finding.warning().code())
                .contains(Warning.Code.ROUTE_CONFLICT);
    }
}
