package io.connectedvpc.core.service;

import static io.connectedvpc.core.Example.MAIN;
import static io.connectedvpc.core.Example.VPC;
import static io.connectedvpc.core.Example.failover;
import static io.connectedvpc.core.Example.live;
import static io.connectedvpc.core.Example.provision;
import static io.connectedvpc.core.Example.segment;
import static io.connectedvpc.core.Example.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.World;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.model.Warning;
import io.connectedvpc.core.model.Warning.Code;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator is told of an SDDC. */
class WarningsTest {

    private final World world = World.withExample();

    @Test
    void customTable_isWarnedOf_whenSubnetsUseIt() {
        world.network.addTable(VPC, "rtb-custom", "subnet-8", "subnet-9");
        world.network.addTable(VPC, "rtb-unused");
        assertThat(world.view().warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo(Code.CUSTOM_ROUTE_TABLE);
            assertThat(warning.subject()).isEqualTo("rtb-custom");
            assertThat(warning.detail()).contains("subnet-8").contains("subnet-9");
        });
    }

    @Test
    void longerForeignRoute_isWarnedOf() {
        world.network.putRoute(MAIN, Cidr.parse("192.168.160.128/25"), "tgw-1");
        world.network.propagateRoute(MAIN, Cidr.parse("10.2.3.0/24"), "vgw-1");
        assertThat(subjects(Code.LONGER_FOREIGN_ROUTE)).containsExactlyInAnyOrder("192.168.160.128/25", "10.2.3.0/24");
    }

    @Test
    void shorterAndPrefixListRoutes_areNoWarning() {
        world.network.putRoute(MAIN, Cidr.parse("192.168.0.0/16"), "tgw-1");
        world.network.putRoute(MAIN, Cidr.parse("0.0.0.0/0"), "igw-1");
        world.network.putRoute(MAIN, new PrefixListId("pl-1"), "vpce-1");
        assertThat(world.view().warnings()).isEmpty();
    }

    @Test
    void propagatedRouteToADesiredDestination_isNoConflict_butWarnedOf() {
        world.network.propagateRoute(MAIN, Cidr.parse("192.168.160.0/24"), "vgw-1");
        assertThat(subjects(Code.ROUTE_CONFLICT)).containsExactly("192.168.160.0/24");
        assertThat(world.view().inSync()).isTrue();
    }

    @Test
    void quota_isWarnedOf_whenNineTenthsAreUsed() {
        for (int i = 0; i < 449 - 5; i++) {
            world.network.putRoute(MAIN, new Cidr((172L << 24) + (i << 8), 24), "tgw-1");
        }
        assertThat(world.view().warnings()).isEmpty();
        world.network.putRoute(MAIN, Cidr.parse("0.0.0.0/0"), "igw-1");
        assertThat(subjects(Code.QUOTA_NEAR)).containsExactly(MAIN);
    }

    @Test
    void noStandby_isWarnedOf() {
        world.send(failover("esx-2", live()));
        assertThat(subjects(Code.NO_STANDBY)).hasSize(1);
    }

    @Test
    void sharedAddressSpace_isWarnedOf() {
        world.send(segment("new", Cidr.parse("100.64.3.0/24"), live()));
        assertThat(subjects(Code.SHARED_ADDRESS_SPACE)).containsExactly("100.64.3.0/24");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.2.0.0/16", "10.2.0.0/20", "10.2.0.0/23"})
    void managementPrefix_isNoWarning_whenSddcsHaveSuchOnes(String management) {
        assertThat(withManagement(management)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.2.0.0/15", "10.2.0.0/17", "10.2.0.0/24"})
    void managementPrefix_isWarnedOf_otherwise(String management) {
        assertThat(withManagement(management)).extracting(Warning::code).containsExactly(Code.MANAGEMENT_PREFIX);
    }

    @Test
    void everyWarning_saysWhatItIsAbout() {
        world.network.addTable(VPC, "rtb-custom", "subnet-8");
        world.network.putRoute(MAIN, Cidr.parse("192.168.160.128/25"), "tgw-1");
        world.network.putRoute(MAIN, Cidr.parse("192.168.99.0/24"), world.eniOf("esx-1"));
        world.send(failover("esx-2", live()));
        assertThat(world.view().warnings()).hasSize(4).allSatisfy(warning -> {
            assertThat(warning.detail()).contains(warning.subject()).endsWith(".");
            assertThat(warning.detail()).as("what will happen, and what to do").matches(".+[.:;] [A-Za-z].+\\.");
        });
    }

    private static List<Warning> withManagement(String management) {
        var world = new World();
        world.send(provision(spec().management(management), live()));
        return world.view().warnings();
    }

    private List<String> subjects(Code code) {
        return world.view().warnings().stream()
                .filter(warning -> warning.code() == code)
                .map(Warning::subject)
                .toList();
    }
}
