package io.connectedvpc.core.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.port.VpcNetwork.Creation;
import io.connectedvpc.core.port.VpcNetwork.Creation.Created;
import io.connectedvpc.core.port.VpcNetwork.Creation.TokenSpent;
import io.connectedvpc.core.port.VpcNetwork.Eni;
import io.connectedvpc.core.port.VpcNetwork.Instance;
import io.connectedvpc.core.port.VpcNetwork.NewEni;
import io.connectedvpc.core.port.VpcNetwork.Route;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import io.connectedvpc.core.port.VpcNetwork.RouteWrite;
import io.connectedvpc.core.port.VpcNetwork.Subnet;
import io.connectedvpc.core.port.VpcNetwork.Target;
import io.connectedvpc.core.port.VpcNetwork.Vpc;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every VPC promises. An emulator that can't keep a promise overrides that test, and says why. */
public abstract class VpcNetworkContract {

    private static final Cidr VPC_BLOCK = Cidr.parse("10.0.0.0/16");
    private static final Cidr SUBNET_BLOCK = Cidr.parse("10.0.165.0/26");
    private static final Cidr WEB = Cidr.parse("192.168.160.0/24");
    private static final String NO_ENI = "eni-0123456789abcdef0";
    private static final String NO_TABLE = "rtb-0123456789abcdef0";
    private static final String SDDC = "sddc-1";

    private World world;
    private VpcNetwork network;
    private String vpcId;
    private String subnetId;

    /** Those who build what connected-vpc finds. */
    public interface World {

        /** Makes a VPC of one block, with a main route table and a default security group, and answers its id. */
        String vpc(String cidr);

        /** Makes a subnet and answers its id. */
        String subnet(String vpcId, String cidr);

        /** Makes a running instance with one network interface, and answers its id. */
        String instance(String vpcId, String subnetId);

        /** Makes a security group and answers its id. */
        String securityGroup(String vpcId);

        /** Makes a route table with which a subnet is associated, and answers its id. */
        String routeTable(String vpcId, String subnetId);

        /** Makes an internet gateway of the VPC and answers its id. */
        String internetGateway(String vpcId);

        /** Makes a route to a gateway. */
        void route(String routeTableId, String destination, String gatewayId);
    }

    protected abstract World world();

    /** The network of that world. */
    protected abstract VpcNetwork network();

    @BeforeEach
    void buildVpc() {
        world = world();
        network = network();
        vpcId = world.vpc(VPC_BLOCK.toString());
        subnetId = world.subnet(vpcId, SUBNET_BLOCK.toString());
    }

    @Test
    void vpc_answersItsBlocks() {
        assertThat(network.vpc(vpcId)).contains(new Vpc(vpcId, List.of(VPC_BLOCK)));
    }

    @Test
    void subnet_answersWhereItIs() {
        Subnet subnet = network.subnet(subnetId).orElseThrow();

        assertThat(subnet.subnetId()).isEqualTo(subnetId);
        assertThat(subnet.vpcId()).isEqualTo(vpcId);
        assertThat(subnet.cidr()).isEqualTo(SUBNET_BLOCK);
        assertThat(subnet.availabilityZone()).isNotEmpty();
    }

    @Test
    void subnet_hasAFreeAddressLess_afterEachCreation() {
        int before = network.subnet(subnetId).orElseThrow().freeAddresses();

        created(0);

        assertThat(before).isEqualTo(59);
        assertThat(network.subnet(subnetId).orElseThrow().freeAddresses()).isEqualTo(58);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123456789abcdef0", "nonsense", "-"})
    void reads_overlookWhatDoesNotExist(String suffix) {
        assertThat(network.vpc("vpc-" + suffix)).isEmpty();
        assertThat(network.subnet("subnet-" + suffix)).isEmpty();
        assertThat(network.routeTables("vpc-" + suffix)).isEmpty();
        assertThat(network.instances(List.of("i-" + suffix))).isEmpty();
        assertThat(network.securityGroups(vpcId, List.of("sg-" + suffix))).isEmpty();
        assertThat(network.networkInterfaces(List.of("eni-" + suffix))).isEmpty();
        assertThat(network.taggedNetworkInterfaces("subnet-" + suffix, SDDC)).isEmpty();
    }

    @Test
    void reads_answerNothing_whenAskedForNothing() {
        assertThat(network.instances(List.of())).isEmpty();
        assertThat(network.securityGroups(vpcId, List.of())).isEmpty();
        assertThat(network.networkInterfaces(List.of())).isEmpty();
    }

    @Test
    void routeTables_tellTheMainOne() {
        String custom = world.routeTable(vpcId, subnetId);
        world.vpc("10.7.0.0/16");

        List<RouteTable> tables = network.routeTables(vpcId);

        assertThat(tables).hasSize(2);
        assertThat(main().routes()).containsExactly(new Route(VPC_BLOCK, new Target("local", false), false, false));
        assertThat(main().subnetIds()).isEmpty();
        assertThat(tables).filteredOn(table -> !table.main()).singleElement().satisfies(table -> {
            assertThat(table.routeTableId()).isEqualTo(custom);
            assertThat(table.subnetIds()).containsExactly(subnetId);
        });
    }

    @Test
    void routeTables_showAGatewayAsTarget() {
        String gateway = world.internetGateway(vpcId);
        world.route(main().routeTableId(), "0.0.0.0/0", gateway);

        assertThat(main().routes())
                .contains(new Route(Cidr.parse("0.0.0.0/0"), new Target(gateway, false), false, false));
    }

    @Test
    void routes_areCreatedReplacedAndDeleted() {
        String table = main().routeTableId();
        String first = attached(created(0));
        String second = attached(created(1));

        assertThat(network.createRoute(table, WEB, first)).isEqualTo(RouteWrite.DONE);
        assertThat(route(WEB)).isEqualTo(new Route(WEB, new Target(first, true), false, false));

        assertThat(network.replaceRoute(table, WEB, second)).isEqualTo(RouteWrite.DONE);
        assertThat(route(WEB)).isEqualTo(new Route(WEB, new Target(second, true), false, false));

        assertThat(network.deleteRoute(table, WEB)).isEqualTo(RouteWrite.DONE);
        assertThat(main().routes()).noneMatch(route -> route.destination().equals(WEB));
    }

    @Test
    protected void createRoute_isOutdated_whenThereIsARoute() {
        String table = main().routeTableId();
        Eni eni = created(0);
        world.route(table, WEB.toString(), world.internetGateway(vpcId));

        assertThat(network.createRoute(table, WEB, eni.networkInterfaceId())).isEqualTo(RouteWrite.OUTDATED);
        assertThat(route(WEB).target().networkInterface()).isFalse();
    }

    @Test
    void replaceRoute_isOutdated_whenThereIsNone() {
        Eni eni = created(0);

        assertThat(network.replaceRoute(main().routeTableId(), WEB, eni.networkInterfaceId()))
                .isEqualTo(RouteWrite.OUTDATED);
    }

    @Test
    void deleteRoute_isOutdated_whenThereIsNone() {
        assertThat(network.deleteRoute(main().routeTableId(), WEB)).isEqualTo(RouteWrite.OUTDATED);
    }

    @Test
    void routeWrites_areOutdated_whenTheTableIsGone() {
        String eni = created(0).networkInterfaceId();

        assertThat(network.createRoute(NO_TABLE, WEB, eni)).isEqualTo(RouteWrite.OUTDATED);
        assertThat(network.replaceRoute(NO_TABLE, WEB, eni)).isEqualTo(RouteWrite.OUTDATED);
        assertThat(network.deleteRoute(NO_TABLE, WEB)).isEqualTo(RouteWrite.OUTDATED);
    }

    @Test
    void routeWrites_areOutdated_whenTheTargetIsGone() {
        String table = main().routeTableId();
        network.createRoute(table, WEB, created(0).networkInterfaceId());

        assertThat(network.createRoute(table, Cidr.parse("10.2.0.0/16"), NO_ENI))
                .isEqualTo(RouteWrite.OUTDATED);
        assertThat(network.replaceRoute(table, WEB, NO_ENI)).isEqualTo(RouteWrite.OUTDATED);
    }

    @Test
    protected void route_isABlackHole_whileItsTargetIsNotAttached() {
        Eni eni = created(0);
        network.createRoute(main().routeTableId(), WEB, eni.networkInterfaceId());
        assertThat(route(WEB).blackhole()).isTrue();

        attached(eni);
        assertThat(route(WEB).blackhole()).isFalse();

        network.detach(found(eni).attachment().attachmentId());
        network.deleteNetworkInterface(eni.networkInterfaceId());
        assertThat(route(WEB)).isEqualTo(new Route(WEB, new Target(eni.networkInterfaceId(), true), true, false));
    }

    @Test
    void instances_answerThoseThatExist() {
        String instance = world.instance(vpcId, subnetId);
        network.attach(created(0).networkInterfaceId(), instance, 1);

        assertThat(network.instances(List.of("i-0123456789abcdef0", instance)))
                .containsExactly(new Instance(instance, vpcId, true, Set.of(0, 1)));
    }

    @Test
    void securityGroups_answerThoseOfTheVpc() {
        String own = world.securityGroup(vpcId);
        String foreign = world.securityGroup(world.vpc("10.7.0.0/16"));

        assertThat(network.securityGroups(vpcId, List.of(own, foreign))).containsExactly(own);
    }

    @Test
    void defaultSecurityGroup_isOneOfTheVpc() {
        String group = network.defaultSecurityGroup(vpcId);

        assertThat(network.securityGroups(vpcId, List.of(group))).containsExactly(group);
    }

    @Test
    void defaultSecurityGroup_throws_whenThereIsNoVpc() {
        assertThatExceptionOfType(CloudFailure.class)
                .isThrownBy(() -> network.defaultSecurityGroup("vpc-0123456789abcdef0"))
                .matches(failure -> failure.kind() == CloudFailure.Kind.IMPOSSIBLE);
    }

    @Test
    void createNetworkInterface_makesOneAsAsked() {
        String group = world.securityGroup(vpcId);

        Eni eni = ((Created) network.createNetworkInterface(newEni(16, group))).eni();

        assertThat(found(eni).slot()).isEqualTo(16);
        assertThat(found(eni).description()).isEqualTo("slot 16");
        assertThat(found(eni).securityGroupIds()).containsExactly(group);
        assertThat(found(eni).status()).isEqualTo("available");
        assertThat(found(eni).attachment()).isNull();
        assertThat(found(eni).sourceDestCheck()).isTrue();
        assertThat(Cidr.parse(found(eni).privateIpAddress() + "/32")).matches(SUBNET_BLOCK::contains);
        assertThat(eni.networkInterfaceId()).isEqualTo(found(eni).networkInterfaceId());
        assertThat(eni.privateIpAddress()).isEqualTo(found(eni).privateIpAddress());
    }

    @Test
    protected void createNetworkInterface_answersTheSameEni_whenTheTokenIsTheSame() {
        NewEni asked = newEni(3);
        Eni first = ((Created) network.createNetworkInterface(asked)).eni();

        Eni second = ((Created) network.createNetworkInterface(asked)).eni();

        assertThat(second.networkInterfaceId()).isEqualTo(first.networkInterfaceId());
        assertThat(network.taggedNetworkInterfaces(subnetId, SDDC)).hasSize(1);
    }

    @Test
    protected void createNetworkInterface_saysThatTheTokenIsSpent_whenTheParametersDiffer() {
        NewEni asked = newEni(3);
        network.createNetworkInterface(asked);
        var other = new NewEni(SDDC, 3, subnetId, asked.securityGroupIds(), "another", asked.clientToken());

        Creation creation = network.createNetworkInterface(other);

        assertThat(creation).isEqualTo(new TokenSpent());
    }

    @Test
    void createNetworkInterface_throws_whenThereIsNoSubnet() {
        var asked = new NewEni(
                SDDC, 0, "subnet-0123456789abcdef0", List.of(network.defaultSecurityGroup(vpcId)), "", "token");

        assertThatExceptionOfType(CloudFailure.class)
                .isThrownBy(() -> network.createNetworkInterface(asked))
                .matches(failure -> failure.kind() == CloudFailure.Kind.IMPOSSIBLE)
                .matches(failure -> failure.action().equals("ec2:CreateNetworkInterface"));
    }

    @Test
    void networkInterfaces_answerThoseThatExist_ofAnyNumberOfIds() {
        List<Eni> enis = List.of(created(0), created(1), created(2));
        var ids = new ArrayList<>(
                IntStream.range(0, 450).mapToObj("eni-%017x"::formatted).toList());
        ids.add(10, enis.get(0).networkInterfaceId());
        ids.add(230, enis.get(1).networkInterfaceId());
        ids.add(enis.get(2).networkInterfaceId());

        assertThat(network.networkInterfaces(ids))
                .extracting(Eni::networkInterfaceId)
                .containsExactlyInAnyOrderElementsOf(
                        enis.stream().map(Eni::networkInterfaceId).toList());
    }

    @Test
    void taggedNetworkInterfaces_answerThoseOfTheSddcInTheSubnet() {
        Eni eni = created(5);
        String otherSubnet = world.subnet(vpcId, "10.0.166.0/26");
        List<String> groups = List.of(network.defaultSecurityGroup(vpcId));
        network.createNetworkInterface(new NewEni(SDDC, 6, otherSubnet, groups, "", "token-a" + vpcId));
        network.createNetworkInterface(new NewEni("sddc-11", 7, subnetId, groups, "", "token-b" + vpcId));

        assertThat(network.taggedNetworkInterfaces(subnetId, SDDC))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.networkInterfaceId()).isEqualTo(eni.networkInterfaceId());
                    assertThat(found.slot()).isEqualTo(5);
                });
    }

    @Test
    void networkInterface_canForwardAndChangeItsGroups() {
        Eni eni = created(0);
        String group = world.securityGroup(vpcId);

        assertThat(network.disableSourceDestCheck(eni.networkInterfaceId())).isTrue();
        network.setSecurityGroups(eni.networkInterfaceId(), List.of(group));

        assertThat(found(eni).sourceDestCheck()).isFalse();
        assertThat(found(eni).securityGroupIds()).containsExactly(group);
    }

    @Test
    void disableSourceDestCheck_tells_whenTheEniIsNotKnown() {
        Eni eni = created(0);
        network.deleteNetworkInterface(eni.networkInterfaceId());

        assertThat(network.disableSourceDestCheck(eni.networkInterfaceId())).isFalse();
        assertThat(network.disableSourceDestCheck(NO_ENI)).isFalse();
    }

    @Test
    void modifications_mayHelpLater_whenTheEniIsNotKnown() {
        String group = world.securityGroup(vpcId);
        assertThatExceptionOfType(CloudFailure.class)
                .isThrownBy(() -> network.setSecurityGroups(NO_ENI, List.of(group)))
                .matches(CloudFailure::passing);
    }

    @Test
    void networkInterface_isAttachedDetachedAndDeleted() {
        Eni eni = created(0);
        String instance = world.instance(vpcId, subnetId);

        network.attach(eni.networkInterfaceId(), instance, 1);

        assertThat(found(eni).status()).isEqualTo("in-use");
        assertThat(found(eni).attachment().instanceId()).isEqualTo(instance);
        assertThat(found(eni).attachment().status()).isEqualTo("attached");

        String attachmentId = found(eni).attachment().attachmentId();
        network.detach(attachmentId);

        assertThat(found(eni).status()).isEqualTo("available");
        assertThat(found(eni).attachment()).isNull();

        network.detach(attachmentId);
        assertThat(network.deleteNetworkInterface(eni.networkInterfaceId())).isTrue();
        assertThat(network.deleteNetworkInterface(eni.networkInterfaceId())).isTrue();
        assertThat(network.networkInterfaces(List.of(eni.networkInterfaceId()))).isEmpty();
    }

    @Test
    void attach_throws_whenThereIsNoInstance() {
        Eni eni = created(0);

        assertThatExceptionOfType(CloudFailure.class)
                .isThrownBy(() -> network.attach(eni.networkInterfaceId(), "i-0123456789abcdef0", 1))
                .matches(failure -> failure.kind() == CloudFailure.Kind.IMPOSSIBLE)
                .matches(failure -> failure.action().equals("ec2:AttachNetworkInterface"));
    }

    @Test
    protected void attach_throws_whenTheDeviceIndexIsTaken() {
        Eni eni = created(0);
        String instance = world.instance(vpcId, subnetId);

        assertThatExceptionOfType(CloudFailure.class)
                .isThrownBy(() -> network.attach(eni.networkInterfaceId(), instance, 0))
                .matches(failure -> failure.kind() == CloudFailure.Kind.IMPOSSIBLE);
    }

    @Test
    protected void deleteNetworkInterface_isFalse_whileItIsAttached() {
        Eni eni = created(0);
        attached(eni);

        assertThat(network.deleteNetworkInterface(eni.networkInterfaceId())).isFalse();
        assertThat(found(eni).status()).isEqualTo("in-use");
    }

    private Eni created(int slot) {
        return ((Created) network.createNetworkInterface(newEni(slot, network.defaultSecurityGroup(vpcId)))).eni();
    }

    private NewEni newEni(int slot) {
        return newEni(slot, network.defaultSecurityGroup(vpcId));
    }

    private NewEni newEni(int slot, String group) {
        return new NewEni(
                SDDC,
                slot,
                subnetId,
                List.of(group),
                "slot " + slot,
                UUID.randomUUID().toString());
    }

    private String attached(Eni eni) {
        network.attach(eni.networkInterfaceId(), world.instance(vpcId, subnetId), 1);
        return eni.networkInterfaceId();
    }

    private Eni found(Eni eni) {
        return network.networkInterfaces(List.of(eni.networkInterfaceId())).getFirst();
    }

    private RouteTable main() {
        return network.routeTables(vpcId).stream()
                .filter(RouteTable::main)
                .findFirst()
                .orElseThrow();
    }

    private Route route(Cidr destination) {
        return main().routes().stream()
                .filter(route -> route.destination().equals(destination))
                .findFirst()
                .orElseThrow();
    }
}
