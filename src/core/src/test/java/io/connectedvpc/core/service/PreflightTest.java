package io.connectedvpc.core.service;

import static io.connectedvpc.core.Example.MAIN;
import static io.connectedvpc.core.Example.SUBNET;
import static io.connectedvpc.core.Example.VPC;
import static io.connectedvpc.core.Example.WEB;
import static io.connectedvpc.core.Example.host;
import static io.connectedvpc.core.Example.live;
import static io.connectedvpc.core.Example.provision;
import static io.connectedvpc.core.Example.segment;
import static io.connectedvpc.core.Example.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.connectedvpc.core.Example.Spec;
import io.connectedvpc.core.World;
import io.connectedvpc.core.command.Command.HostSpec;
import io.connectedvpc.core.command.Command.PutSegment;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.model.Warning;
import io.connectedvpc.core.model.Warning.Code;
import io.connectedvpc.core.preflight.Finding;
import io.connectedvpc.core.preflight.Finding.Severity;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found before an SDDC is made, and told while it lives. */
class PreflightTest {

    private static final PutSegment WEB_SEGMENT = segment("web", WEB, live());

    private final World world = new World();
    private List<String> expectedMutations = List.of();

    @AfterEach
    void nothingIsChanged() {
        assertThat(world.network.mutations()).isEqualTo(expectedMutations);
    }

    @Test
    void workedExample_hasNoFindings() {
        assertThat(findings(spec(), WEB_SEGMENT)).isEmpty();
        assertThat(world.state().revision()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.3.0/24,   VPC vpc-1",
        "10.0.165.0/28, subnet subnet-1",
        "10.2.3.0/24,   the management network",
        "127.1.0.0/16,  reserved range 127.0.0.0/8",
        "169.254.3.0/24,reserved range 169.254.0.0/16",
    })
    void overlap_isAnError(String block, String with) {
        assertThat(findings(spec(), segment("new", Cidr.parse(block), live())))
                .filteredOn(finding -> finding.warning().code() == Code.OVERLAP)
                .isNotEmpty()
                .allMatch(finding -> finding.severity() == Severity.ERROR)
                .anySatisfy(finding -> assertThat(finding.warning().detail()).contains(block, "segment new", with));
    }

    @Test
    void overlapAmongSegments_isAnError() {
        var half = segment("half", Cidr.parse("192.168.160.128/25"), live());
        assertError(Code.OVERLAP, findings(spec(), WEB_SEGMENT, half), "segment half", "segment web");
    }

    @Test
    void reservedManagementNetwork_isAnError() {
        assertError(Code.OVERLAP, findings(spec().management("127.0.0.0/16")), "127.0.0.0/8");
    }

    @Test
    void reservedGateway_isAnError() {
        var loopback = new PutSegment("", live(), "new", null, "127.0.1.1/24", null);
        assertError(Code.OVERLAP, findings(spec(), loopback), "127.0.0.0/8");
    }

    @Test
    void overlapWithAnotherSddc_isAnError() {
        world.send(provision(spec(), live()));
        expectedMutations = world.network.mutations();
        assertError(Code.OVERLAP, findings(spec().management("10.2.4.0/23")), "SDDC sddc-1");
    }

    @Test
    void sharedAddressSpaceAndManagementPrefix_areWarnings() {
        List<Finding> findings =
                findings(spec().management("10.2.0.0/17"), segment("new", Cidr.parse("100.64.1.0/24"), live()));
        assertWarning(Code.MANAGEMENT_PREFIX, findings, "10.2.0.0/17");
        assertWarning(Code.SHARED_ADDRESS_SPACE, findings, "100.64.1.0/24");
    }

    @Test
    void smallSubnet_isAWarning_andAFullOneAnError() {
        world.network.addSubnet(VPC, "subnet-27", "eu-west-1a", "10.0.27.0/27");
        world.network.addSubnet(VPC, "subnet-28", "eu-west-1a", "10.0.28.0/28");
        assertWarning(Code.SUBNET_SIZE, findings(spec().subnet("subnet-27")), "/26");
        assertError(Code.SUBNET_SIZE, findings(spec().subnet("subnet-28")), "11 free addresses", "17");
    }

    @Test
    void othersInTheSubnet_areAWarning() {
        world.network.addStranger(SUBNET, "database", "i-9");
        world.network.addStranger(SUBNET, "primary of a host", "i-1");
        assertThat(findings(spec())).hasSize(1);
        assertWarning(Code.SUBNET_NOT_DEDICATED, findings(spec()), "eni-stranger-2", SUBNET);
    }

    @Test
    void vmwaresOwnEnis_areAnError() {
        world.network.addStranger(SUBNET, "VMware VMC Interface 3", null);
        assertThat(findings(spec())).hasSize(1);
        assertError(Code.FOREIGN_CONTROL_PLANE, findings(spec()), "eni-stranger-1");
    }

    @Test
    void otherZones_areAWarning() {
        world.network.addSubnet(VPC, "subnet-8", "eu-west-1b", "10.0.8.0/24");
        assertWarning(Code.AZ_CROSSING, findings(spec()), "subnet-8", "eu-west-1a");
    }

    @Test
    void secondaryBlock_isAWarning_andAnErrorWhereItOverlaps() {
        world.network.addVpc(VPC, "10.0.0.0/16", "10.5.0.0/16");
        List<Finding> findings = findings(spec(), segment("new", Cidr.parse("10.5.1.0/24"), live()));
        assertWarning(Code.SECONDARY_CIDR, findings, "10.5.0.0/16");
        assertError(Code.OVERLAP, findings, "10.5.0.0/16", "segment new");
    }

    @Test
    void customTable_isAWarning() {
        world.network.addTable(VPC, "rtb-custom", "subnet-8");
        assertWarning(Code.CUSTOM_ROUTE_TABLE, findings(spec()), "rtb-custom");
    }

    @Test
    void foreignRoutes_areFound_whereTheyAreInTheWay() {
        world.network.putRoute(MAIN, WEB, "tgw-1");
        assertError(Code.ROUTE_CONFLICT, findings(spec(), WEB_SEGMENT), "tgw-1");
    }

    @Test
    void propagatedRoute_isAWarning() {
        world.network.propagateRoute(MAIN, WEB, "vgw-1");
        assertWarning(Code.ROUTE_CONFLICT, findings(spec(), WEB_SEGMENT), "vgw-1");
    }

    @Test
    void longerRoute_isAWarning_ofAPrefixListToo() {
        world.network.putRoute(MAIN, Cidr.parse("192.168.160.0/28"), "tgw-1");
        assertWarning(Code.LONGER_FOREIGN_ROUTE, findings(spec(), WEB_SEGMENT), "192.168.160.0/28", "tgw-1");
        world.network.removeRoute(MAIN, Cidr.parse("192.168.160.0/28"));
        var list = new PrefixListId("pl-1");
        world.network.addPrefixList(list, "192.168.160.16/28", "192.168.0.0/16");
        world.network.putRoute(MAIN, list, "vpce-1");
        assertWarning(Code.LONGER_FOREIGN_ROUTE, findings(spec(), WEB_SEGMENT), "192.168.160.16/28", "pl-1");
    }

    @Test
    void quota_isAnError_whenTheSegmentsDontFit() {
        for (int i = 0; i < 498; i++) {
            world.network.putRoute(MAIN, new Cidr((172L << 24) + (i << 8), 24), "tgw-1");
        }
        assertError(Code.QUOTA_NEAR, findings(spec(), WEB_SEGMENT), MAIN, "501", "500");
        assertWarning(Code.QUOTA_NEAR, findings(spec()), MAIN);
    }

    @Test
    void quota_isAWarning_whenThePlannedRoutesLeaveLittleRoom() {
        for (int i = 0; i < 447; i++) {
            world.network.putRoute(MAIN, new Cidr((172L << 24) + (i << 8), 24), "tgw-1");
        }
        assertThat(findings(spec())).isEmpty();
        assertWarning(Code.QUOTA_NEAR, findings(spec(), WEB_SEGMENT), MAIN, "448", "2 more", "500");
    }

    @Test
    void quota_isAWarning_whenThePlannedListLeavesLittleRoom() {
        for (int i = 0; i < 440; i++) {
            world.network.putRoute(MAIN, new Cidr((172L << 24) + (i << 8), 24), "tgw-1");
        }
        assertThat(findings(spec(), WEB_SEGMENT)).isEmpty();
        assertWarning(Code.QUOTA_NEAR, findings(spec().routing("PREFIX_LIST"), WEB_SEGMENT), MAIN, "441", "12 more");
    }

    @Test
    void hostsWithoutInstance_andGroups_areWarnings() {
        List<Finding> findings = findings(spec().noGroups().hosts(new HostSpec("esx-1", null, null, null), host(2)));
        assertWarning(Code.UNATTACHED_ACTIVE_ENI, findings, "esx-1");
        assertWarning(Code.DEFAULT_SECURITY_GROUP, findings, "securityGroupIds");
    }

    @Test
    void whatDoesNotExist_isInvalid() {
        assertThat(code(spec().subnet("subnet-77"))).isEqualTo(ProblemCode.INVALID_FIELD);
        assertThat(code(spec().management("nonsense"))).isEqualTo(ProblemCode.INVALID_FIELD);
        assertThat(code(spec().management(null))).isEqualTo(ProblemCode.MALFORMED_REQUEST);
        assertThat(code(spec(), WEB_SEGMENT, WEB_SEGMENT)).isEqualTo(ProblemCode.INVALID_FIELD);
        assertThat(code(spec(), new PutSegment("", live(), "web", null, null, null)))
                .isEqualTo(ProblemCode.INVALID_FIELD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUBNET_NOT_DEDICATED", "FOREIGN_CONTROL_PLANE", "AZ_CROSSING", "SECONDARY_CIDR"})
    void sddc_isWarnedOfTheSame_whileItLives(Code code) {
        world.network.addVpc(VPC, "10.0.0.0/16", "10.5.0.0/16");
        world.network.addStranger(SUBNET, "database", "i-9");
        world.network.addStranger(SUBNET, "VMware VMC Interface 3", null);
        world.network.addSubnet(VPC, "subnet-8", "eu-west-1b", "10.0.8.0/24");
        List<Finding> before = findings(spec());
        world.send(provision(spec(), live()));
        expectedMutations = world.network.mutations();

        assertThat(world.view().warnings())
                .filteredOn(warning -> warning.code() == code)
                .isNotEmpty()
                .isEqualTo(before.stream()
                        .map(Finding::warning)
                        .filter(warning -> warning.code() == code)
                        .toList());
    }

    private List<Finding> findings(Spec spec, PutSegment... segments) {
        return world.preflight().findings(provision(spec, live()), List.of(segments));
    }

    private ProblemCode code(Spec spec, PutSegment... segments) {
        return catchThrowableOfType(Rejected.class, () -> findings(spec, segments))
                .problem()
                .code();
    }

    private static void assertError(Code code, List<Finding> findings, String... says) {
        assertFinding(Severity.ERROR, code, findings, says);
    }

    private static void assertWarning(Code code, List<Finding> findings, String... says) {
        assertFinding(Severity.WARNING, code, findings, says);
    }

    private static void assertFinding(Severity severity, Code code, List<Finding> findings, String... says) {
        assertThat(findings)
                .extracting(finding -> finding.warning().detail())
                .as("what will happen, and what to do")
                .allSatisfy(detail -> assertThat(detail).matches(".+[.:;] [A-Za-z].+\\."));
        assertThat(findings)
                .filteredOn(finding -> finding.severity() == severity)
                .extracting(Finding::warning)
                .filteredOn(warning -> warning.code() == code)
                .extracting(Warning::detail)
                .anySatisfy(detail -> assertThat(detail).contains(says).endsWith("."));
    }
}
