package io.connectedvpc.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.model.Account;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.port.VpcNetwork;
import io.connectedvpc.core.port.VpcNetwork.Creation.Created;
import io.connectedvpc.core.port.VpcNetwork.NewEni;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import io.connectedvpc.core.port.VpcNetwork.RouteWrite;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.sts.StsClient;

/** Two accounts of moto: it works in the account of the role that was assumed. */
class MotoAccountsTest {

    @RegisterExtension
    static final MotoServer MOTO = new MotoServer();

    private static final String ACCOUNT_ID = "210987654321";
    private static final Account ACCOUNT =
            new Account("arn:aws:iam::%s:role/connected-vpc".formatted(ACCOUNT_ID), "sddc-1");

    private final AtomicInteger clientsMade = new AtomicInteger();
    private Ec2Client own;
    private Ec2Client other;
    private StsClient sts;
    private Ec2Accounts accounts;

    @BeforeEach
    void connect() {
        own = MOTO.ec2();
        sts = MOTO.sts();
        other = MOTO.ec2(new AssumedRole(sts, ACCOUNT, "set-up"));
        accounts = new Ec2Accounts(own, "blue", Set.of(ACCOUNT.roleArn()), account -> {
            clientsMade.incrementAndGet();
            return MOTO.ec2(new AssumedRole(sts, account, "connected-vpc"));
        });
    }

    @AfterEach
    void disconnect() {
        own.close();
        other.close();
        sts.close();
    }

    @Test
    void eachAccount_hasItsOwnVpcs() {
        String here = new Ec2World(own).vpc("10.0.0.0/16");
        String there = new Ec2World(other).vpc("10.0.0.0/16");

        assertThat(accounts.of(null).vpc(here)).isPresent();
        assertThat(accounts.of(null).vpc(there)).isEmpty();
        assertThat(accounts.of(ACCOUNT).vpc(there)).isPresent();
        assertThat(accounts.of(ACCOUNT).vpc(here)).isEmpty();
        assertThat(accounts.topology(ACCOUNT).subnets(there)).isEmpty();
    }

    @Test
    void networkInterfaces_andRoutes_areMadeInTheOtherAccount() {
        var world = new Ec2World(other);
        String vpc = world.vpc("10.0.0.0/16");
        String subnet = world.subnet(vpc, "10.0.165.0/26");
        VpcNetwork network = accounts.of(ACCOUNT);
        String table = network.routeTables(vpc).stream()
                .filter(RouteTable::main)
                .findFirst()
                .orElseThrow()
                .routeTableId();

        var created = (Created) network.createNetworkInterface(
                new NewEni("sddc-1", 0, subnet, List.of(network.defaultSecurityGroup(vpc)), "slot 0", "token-" + vpc));
        String eni = created.eni().networkInterfaceId();

        assertThat(network.createRoute(table, Cidr.parse("10.2.0.0/16"), eni)).isEqualTo(RouteWrite.DONE);
        assertThat(other.describeNetworkInterfaces(request -> request.networkInterfaceIds(eni))
                        .networkInterfaces())
                .singleElement()
                .satisfies(shown -> assertThat(shown.ownerId()).isEqualTo(ACCOUNT_ID));
        assertThat(accounts.of(null).networkInterfaces(List.of(eni))).isEmpty();
    }

    @Test
    void account_hasOneClient_andOneNetwork() {
        assertThat(accounts.of(ACCOUNT)).isSameAs(accounts.of(ACCOUNT));
        accounts.topology(ACCOUNT);

        assertThat(clientsMade).hasValue(1);
    }
}
