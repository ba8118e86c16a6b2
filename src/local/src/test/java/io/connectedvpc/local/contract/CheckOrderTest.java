package io.connectedvpc.local.contract;

import static io.connectedvpc.local.contract.Requests.SDDC;
import static io.connectedvpc.local.contract.Requests.deleteSddc;
import static io.connectedvpc.local.contract.Requests.deleteSegment;
import static io.connectedvpc.local.contract.Requests.moveEdge;
import static io.connectedvpc.local.contract.Requests.putSddc;
import static io.connectedvpc.local.contract.Requests.putSegment;
import static io.connectedvpc.local.contract.Requests.reconcile;

import io.connectedvpc.core.Example;
import io.connectedvpc.ec2standin.SampleVpc;
import io.connectedvpc.ec2standin.faults.Fault;
import io.connectedvpc.lambda.sample.SampleCloud;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of two things that are wrong with a request, the one that stands higher in the contract's table is told. */
class CheckOrderTest {

    private static final String OVERLAPPING = "{\"cidr\":\"10.2.1.0/24\",\"sequence\":4}";

    private final SampleCloud cloud = new SampleCloud();
    private final Attempts attempts = new Attempts(cloud);

    @BeforeEach
    void provision() {
        cloud.provision();
    }

    @Test
    void malformed_beforeNotFound() {
        attempts.refused(putSegment("web", "{\"cidr\":7}").at("sddcId", "sddc-2"), 400, "malformed-request");
        attempts.refused(putSegment("web", "{}").at("sddcId", "sddc-2"), 400, "malformed-request");
        attempts.refused(
                moveEdge("{\"toHost\":\"esx-2\",\"color\":1}").at("sddcId", "sddc-2"), 400, "malformed-request");
        attempts.refused(reconcile().query("color", "blue").at("sddcId", "sddc-2"), 400, "malformed-request");
    }

    @Test
    void malformed_beforeInvalid() {
        attempts.refused(putSegment("web", "{\"cidr\":\"nowhere\",\"color\":1}"), 400, "malformed-request");
        attempts.refused(
                putSegment("web", "{\"cidr\":\"nowhere\",\"sequence\":0,\"type\":1}"), 400, "malformed-request");
        attempts.refused(moveEdge("{\"toHost\":\"esx-7\",\"sequence\":\"1\"}"), 400, "malformed-request");
        attempts.refused(
                putSddc("{\"vpcId\":\"vpc-9\",\"hosts\":[]}").at("sddcId", "sddc-2"), 400, "malformed-request");
    }

    @Test
    void malformed_beforeVersion() {
        attempts.refused(putSegment("web", "{\"cidr\":7}").header("if-match", "\"9\""), 400, "malformed-request");
        attempts.refused(
                putSegment("web", "{\"cidr\":\"192.168.160.0/24\"}").header("if-match", "\"1\",\"9\""),
                400,
                "malformed-request");
    }

    @Test
    void notFound_beforeInvalid() {
        attempts.refused(putSegment("web", "{\"cidr\":\"nowhere\"}").at("sddcId", "sddc-2"), 404, "not-found");
        attempts.refused(moveEdge("{\"toHost\":\"esx-7\",\"reason\":\"?\"}").at("sddcId", "sddc-2"), 404, "not-found");
        attempts.refused(deleteSegment("-").at("sddcId", "sddc-2"), 404, "not-found");
    }

    @Test
    void notFound_beforeVersion() {
        attempts.refused(reconcile().at("sddcId", "sddc-2").header("if-match", "\"9\""), 404, "not-found");
        attempts.refused(deleteSegment("web").at("sddcId", "sddc-2").header("if-match", "\"9\""), 404, "not-found");
    }

    @Test
    void invalid_beforeSubnetTooSmall() {
        cloud.startOver();
        String small = cloud.ec2()
                .createSubnet(subnet -> subnet.vpcId(SampleVpc.VPC).cidrBlock("10.0.30.0/28"))
                .subnet()
                .subnetId();
        String body = SDDC.replace("subnet-1", small);

        attempts.refused(putSddc(body.replace("sg-1", "sg-9")), 422, "invalid-field");
        attempts.refused(putSddc(body).header("if-match", "\"9\""), 422, "subnet-too-small");
    }

    @Test
    void routeQuota_afterInvalid_beforeVersion() {
        var full = new SampleCloud(3);
        full.provision();
        var crowded = new Attempts(full);

        crowded.refused(putSegment("web", "{\"cidr\":\"192.168.160.1/24\"}"), 422, "invalid-field");
        crowded.refused(
                putSegment("web", "{\"cidr\":\"192.168.160.0/24\"}").header("if-match", "\"9\""), 422, "route-quota");
        crowded.refused(putSegment("web", "{\"cidr\":\"10.2.1.0/24\"}"), 422, "route-quota");
    }

    @Test
    void invalid_beforeVersion() {
        attempts.refused(putSegment("web", "{\"cidr\":\"nowhere\"}").header("if-match", "\"9\""), 422, "invalid-field");
        attempts.refused(putSddc("{\"hosts\":[]}").header("if-match", "\"9\""), 422, "invalid-field");
        attempts.refused(moveEdge("{\"toHost\":\"esx-7\"}").header("if-match", "\"9\""), 422, "invalid-field");
    }

    @Test
    void version_beforeSequence() {
        cloud.handle(Example.segment("web", Example.WEB, Example.numbered(5)));
        cloud.handle(Example.move("esx-2", Example.numbered(5)));

        attempts.refused(putSegment("web", OVERLAPPING).header("if-match", "\"9\""), 412, "version-mismatch");
        attempts.refused(
                moveEdge("{\"toHost\":\"esx-1\",\"sequence\":4}").header("if-match", "\"9\""), 412, "version-mismatch");
    }

    @Test
    void version_beforeNotEmpty() {
        cloud.handle(Example.segment("web", Example.WEB, Example.live()));

        attempts.refused(deleteSddc().header("if-match", "\"9\""), 412, "version-mismatch");
    }

    @Test
    void sequence_beforeImmutable() {
        cloud.handle(Example.provision(Example.spec(), Example.numbered(5)));

        attempts.refused(putSddc("{\"managementCidr\":\"10.3.0.0/16\",\"sequence\":4}"), 409, "stale-sequence");
    }

    @Test
    void sequence_beforeOverlap() {
        cloud.handle(Example.segment("web", Example.WEB, Example.numbered(5)));

        attempts.refused(putSegment("web", OVERLAPPING), 409, "stale-sequence");
    }

    @Test
    void sequence_beforeNotEmpty() {
        cloud.handle(Example.provision(Example.spec(), Example.numbered(5)));
        cloud.handle(Example.segment("web", Example.WEB, Example.live()));

        attempts.refused(deleteSddc().query("sequence", "4"), 409, "stale-sequence");
    }

    @Test
    void immutable_beforeWrongState() {
        beginDeletion();

        attempts.refused(putSddc("{\"managementCidr\":\"10.3.0.0/16\"}"), 409, "immutable-field");
    }

    @Test
    void wrongState_beforeOverlap() {
        beginDeletion();

        attempts.refused(putSegment("web", OVERLAPPING), 409, "wrong-state");
    }

    @Test
    void overlap_beforeRouteConflict() {
        cloud.ec2()
                .createRoute(route -> route.routeTableId(SampleVpc.MAIN_TABLE)
                        .destinationCidrBlock("10.2.1.0/24")
                        .gatewayId(SampleVpc.INTERNET_GATEWAY));

        attempts.refused(putSegment("web", OVERLAPPING), 409, "cidr-overlap");
    }

    private void beginDeletion() {
        cloud.faults()
                .decide(request -> request.getClass().getSimpleName().startsWith("DeleteNetworkInterface")
                        ? Fault.throttled()
                        : Fault.none());
        attempts.done(deleteSddc());
    }
}
