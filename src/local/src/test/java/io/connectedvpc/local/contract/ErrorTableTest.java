package io.connectedvpc.local.contract;

import static io.connectedvpc.local.contract.Requests.SDDC;
import static io.connectedvpc.local.contract.Requests.WEB;
import static io.connectedvpc.local.contract.Requests.deleteSddc;
import static io.connectedvpc.local.contract.Requests.deleteSegment;
import static io.connectedvpc.local.contract.Requests.get;
import static io.connectedvpc.local.contract.Requests.moveEdge;
import static io.connectedvpc.local.contract.Requests.plan;
import static io.connectedvpc.local.contract.Requests.putSddc;
import static io.connectedvpc.local.contract.Requests.putSegment;
import static io.connectedvpc.local.contract.Requests.reconcile;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.ec2standin.SampleVpc;
import io.connectedvpc.ec2standin.faults.Fault;
import io.connectedvpc.lambda.sample.ApiCall;
import io.connectedvpc.lambda.sample.Reply;
import io.connectedvpc.lambda.sample.SampleCloud;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteRequest;

/** Each row of the contract's error table. */
class ErrorTableTest {

    private final SampleCloud cloud = new SampleCloud();
    private final Attempts attempts = new Attempts(cloud);

    @BeforeEach
    void provision() {
        cloud.provision();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "\"web\"",
                "{\"cidr\":\"192.168.160.0/24\",\"cidr\":\"192.168.161.0/24\"}",
                "{\"cidr\":\"192.168.160.0/24\",\"color\":\"blue\"}",
                "{\"cidr\":7}",
                "{\"cidr\":\"192.168.160.0/24\",\"sequence\":\"1\"}",
                "{\"cidr\":\"192.168.160.0/24\",\"sequence\":1e400}",
                "{\"type\":\"ROUTED\"}",
                "{}"
            })
    void malformedRequest_segment(String body) {
        attempts.refused(putSegment("web", body), 400, "malformed-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"vpcId\":\"vpc-1\"}",
                "{\"hosts\":{}}",
                "{\"hosts\":[7]}",
                "{\"hosts\":[{\"instanceId\":\"i-1\"}]}",
                "{\"paused\":\"false\"}"
            })
    void malformedRequest_newSddc(String body) {
        attempts.refused(putSddc(body).at("sddcId", "sddc-2"), 400, "malformed-request");
    }

    @Test
    void malformedRequest_edgeMove() {
        attempts.refused(moveEdge("{}"), 400, "malformed-request");
        attempts.refused(moveEdge("{\"toHost\":2}"), 400, "malformed-request");
    }

    @Test
    void malformedRequest_tooLarge() {
        String body = WEB + " ".repeat(64 * 1024);

        Reply reply = attempts.refused(putSegment("web", body), 400, "malformed-request");

        assertThat(reply.json().path("detail").textValue()).contains("64 KiB");
    }

    @Test
    void malformedRequest_query() {
        attempts.refused(get().query("verbose", "true"), 400, "malformed-request");
        attempts.refused(deleteSddc().query("Force", "true"), 400, "malformed-request");
        attempts.refused(deleteSddc().query("force", "yes"), 400, "malformed-request");
        attempts.refused(deleteSegment("web").query("sequence", "one"), 400, "malformed-request");
        attempts.refused(reconcile().query("prune", ""), 400, "malformed-request");
        attempts.refused(ApiCall.to("GET /sddcs").query("limit", "all"), 400, "malformed-request");
        attempts.refused(ApiCall.to("GET /").query("a", ""), 400, "malformed-request");
    }

    @ParameterizedTest
    @MethodSource("requestsToAnSddc")
    void notFound_sddc(ApiCall call) {
        attempts.refused(call.at("sddcId", "sddc-2"), 404, "not-found");
    }

    static Stream<ApiCall> requestsToAnSddc() {
        return Stream.of(
                get(),
                plan(),
                ApiCall.to("GET /sddcs/{sddcId}/route-tables"),
                ApiCall.to("GET /sddcs/{sddcId}/trace")
                        .query("from", "subnet-3")
                        .query("to", "10.2.0.1"),
                ApiCall.to("GET /sddcs/{sddcId}/history"),
                reconcile(),
                moveEdge("{\"toHost\":\"esx-2\"}"),
                putSegment("web", WEB),
                deleteSegment("web"));
    }

    @ParameterizedTest
    @CsvSource({"GET, /sddcs/sddc-1/traces", "GET, /sddcs/sddc-1/plan/more", "POST, /preflights", "GET, /favicon.ico"})
    void notFound_path(String method, String path) {
        attempts.refused(ApiCall.unrouted(method, path), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({"GET, /sddcs/sddc-1/edge-moves", "PATCH, /sddcs/sddc-1", "POST, /sddcs"})
    void methodNotAllowed(String method, String path) {
        assertThat(attempts.refused(ApiCall.unrouted(method, path), 405, "method-not-allowed")
                        .header("Allow"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "web                 | cidr",
                "192.168.160.0       | cidr",
                "192.168.160.256/24  | cidr",
                "192.168.160.1/24    | cidr",
                "192.168.160.0/33    | cidr",
                "8.0.0.0/7           | cidr",
                "0.0.0.0/0           | cidr",
                "0.1.0.0/16          | cidr",
                "127.0.0.0/8         | cidr",
                "169.254.168.0/24    | cidr",
                "224.0.0.0/8         | cidr",
                "255.255.255.255/32  | cidr",
                "fd00::/64           | cidr",
                "0300.0250.0.0/24    | cidr",
                "192.168.160.0/24    | gatewayAddress",
                "192.168.160.255/24  | gatewayAddress",
                "192.168.160.1       | gatewayAddress",
            })
    void invalidField_block(String block, String field) {
        Reply reply =
                attempts.refused(putSegment("web", "{\"%s\":\"%s\"}".formatted(field, block)), 422, "invalid-field");

        assertThat(reply.json().at("/violations/0/field").textValue()).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"cidr\":\"192.168.160.0/24\",\"type\":\"routed\"}                             | type",
                "{\"cidr\":\"192.168.160.0/24\",\"sequence\":0}                                  | sequence",
                "{\"cidr\":\"192.168.160.0/24\",\"sequence\":9007199254740992}                   | sequence",
                "{\"cidr\":\"192.168.160.0/24\",\"gatewayAddress\":\"192.168.160.1/24\"}         | gatewayAddress",
            })
    void invalidField_segment(String body, String field) {
        Reply reply = attempts.refused(putSegment("web", body), 422, "invalid-field");

        assertThat(reply.json().at("/violations/0/field").textValue()).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vpcId                       | vpc-1                | vpc-9",
                "subnetId                    | subnet-1             | subnet-9",
                "subnetId                    | subnet-1             | subnet-2",
                "managementCidr              | 10.2.0.0/16          | 10.2.0.1/16",
                "hosts                       | ,{\"hostId\":\"esx-2\",\"instanceId\":\"i-2\"} | ''",
                "hosts[1].hostId             | esx-2                | esx-1",
                "hosts[1].hostId             | esx-2                | -",
                "hosts[1].instanceId         | i-2                  | i-1",
                "hosts[1].instanceId         | i-2                  | i-9",
                "hosts[1].instanceId         | i-2                  | i-6",
                "hosts[0].cluster            | \"i-1\"              | \"i-1\",\"cluster\":21",
                "securityGroupIds[0]         | sg-1                 | sg-9",
                "securityGroupIds[0]         | sg-1                 | sg-2",
                "routing                     | \"securityGroupIds\" | \"routing\":\"BY_LIST\",\"securityGroupIds\"",
                "additionalRouteTableIds[0]  | \"securityGroupIds\" | \"additionalRouteTableIds\":[\"rtb-nowhere\"],\"securityGroupIds\"",
                "activeEdgeHost              | \"securityGroupIds\" | \"activeEdgeHost\":\"esx-3\",\"securityGroupIds\"",
                "standbyEdgeHost             | \"securityGroupIds\" | \"standbyEdgeHost\":\"esx-1\",\"securityGroupIds\"",
            })
    void invalidField_newSddc(String field, String valid, String wrong) {
        cloud.startOver();

        Reply reply = attempts.refused(putSddc(SDDC.replace(valid, wrong)), 422, "invalid-field");

        assertThat(reply.json().path("violations"))
                .extracting(violation -> violation.path("field").textValue())
                .contains(field);
    }

    @Test
    void invalidField_tooManyHosts() {
        String hosts = IntStream.rangeClosed(1, 17)
                .mapToObj("{\"hostId\":\"esx-%d\"}"::formatted)
                .collect(Collectors.joining(","));

        attempts.refused(putSddc("{\"hosts\":[" + hosts + "]}"), 422, "invalid-field");
    }

    @Test
    void invalidField_activeEdgesHostLeftOut() {
        attempts.refused(putSddc("{\"hosts\":[{\"hostId\":\"esx-2\"},{\"hostId\":\"esx-3\"}]}"), 422, "invalid-field");
    }

    @Test
    void invalidField_edgeMove() {
        attempts.refused(moveEdge("{\"toHost\":\"esx-3\"}"), 422, "invalid-field");
        attempts.refused(moveEdge("{\"toHost\":\"esx-2\",\"reason\":\"BOREDOM\"}"), 422, "invalid-field");
        attempts.refused(plan().query("toHost", "esx-3"), 422, "invalid-field");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "a b", "a/b", "é", ".", "a%2Fb", "\u0000"})
    void invalidField_names(String name) {
        attempts.refused(putSddc(SDDC).at("sddcId", name), 422, "invalid-field");
        attempts.refused(get().at("sddcId", name), 422, "invalid-field");
        attempts.refused(putSegment(name, WEB), 422, "invalid-field");
        attempts.refused(deleteSegment(name), 422, "invalid-field");
    }

    @ParameterizedTest
    @CsvSource({"vpc-1, vpc-?", "subnet-1, *", "subnet-1, subnet-*", "i-1, i-?", "sg-1, sg-*", "vpc-1, ''", "sg-1, ' '"
    })
    void invalidField_pattern_isNoId(String id, String pattern) {
        cloud.startOver();

        attempts.refused(putSddc(SDDC.replace(id, pattern)), 422, "invalid-field");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "*", "\u0000"})
    void invalidField_next(String next) {
        attempts.refused(ApiCall.to("GET /sddcs").query("next", next), 422, "invalid-field");
    }

    @Test
    void invalidField_limit() {
        attempts.refused(ApiCall.to("GET /sddcs").query("limit", "0"), 422, "invalid-field");
    }

    @Test
    void subnetTooSmall() {
        cloud.startOver();
        String small = cloud.ec2()
                .createSubnet(subnet -> subnet.vpcId(SampleVpc.VPC).cidrBlock("10.0.30.0/28"))
                .subnet()
                .subnetId();

        Reply reply = attempts.refused(putSddc(SDDC.replace("subnet-1", small)), 422, "subnet-too-small");

        assertThat(reply.json().path("detail").textValue()).contains(small, "11", "17");
    }

    @Test
    void routeQuota() {
        var full = new SampleCloud(3);
        full.provision();

        new Attempts(full).refused(putSegment("web", WEB), 422, "route-quota");
    }

    @Test
    void versionMismatch() {
        attempts.refused(putSegment("web", WEB).header("if-match", "\"2\""), 412, "version-mismatch");
        attempts.refused(putSddc(SDDC).header("if-match", "\"2\""), 412, "version-mismatch");
        attempts.refused(moveEdge("{\"toHost\":\"esx-2\"}").header("if-match", "\"2\""), 412, "version-mismatch");
        attempts.refused(deleteSegment("web").header("if-match", "\"2\""), 412, "version-mismatch");
        attempts.refused(deleteSddc().header("if-match", "\"2\""), 412, "version-mismatch");
        attempts.refused(reconcile().header("if-match", "W/\"1\""), 412, "version-mismatch");
        attempts.done(putSegment("web", WEB).header("if-match", "\"1\""));
    }

    @Test
    void staleSequence_lower() {
        attempts.done(putSegment("web", "{\"cidr\":\"192.168.160.0/24\",\"sequence\":5}"));
        attempts.done(moveEdge("{\"toHost\":\"esx-2\",\"sequence\":5}"));
        attempts.done(putSddc("{\"paused\":false,\"sequence\":5}"));

        attempts.refused(putSegment("web", "{\"cidr\":\"192.168.161.0/24\",\"sequence\":4}"), 409, "stale-sequence");
        attempts.refused(deleteSegment("web").query("sequence", "4"), 409, "stale-sequence");
        attempts.refused(moveEdge("{\"toHost\":\"esx-1\",\"sequence\":4}"), 409, "stale-sequence");
        attempts.refused(putSddc("{\"paused\":true,\"sequence\":4}"), 409, "stale-sequence");
        attempts.refused(deleteSddc().query("sequence", "4"), 409, "stale-sequence");
    }

    @Test
    void staleSequence_sameWithAnotherContent() {
        attempts.done(putSegment("web", "{\"cidr\":\"192.168.160.0/24\",\"sequence\":5}"));
        attempts.done(moveEdge("{\"toHost\":\"esx-2\",\"sequence\":5}"));

        attempts.refused(putSegment("web", "{\"cidr\":\"192.168.161.0/24\",\"sequence\":5}"), 409, "stale-sequence");
        attempts.refused(deleteSegment("web").query("sequence", "5"), 409, "stale-sequence");
        attempts.refused(moveEdge("{\"toHost\":\"esx-1\",\"sequence\":5}"), 409, "stale-sequence");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"vpcId\":\"vpc-2\",\"subnetId\":\"subnet-2\",\"hosts\":[{\"hostId\":\"esx-1\"},{\"hostId\":\"esx-2\"}],\"securityGroupIds\":[]}",
                "{\"subnetId\":\"subnet-3\"}",
                "{\"managementCidr\":\"10.3.0.0/16\"}"
            })
    void immutableField(String body) {
        attempts.refused(putSddc(body), 409, "immutable-field");
    }

    @Test
    void wrongState_whileBeingDeleted_untilTheDeleteIsResumed() {
        cloud.faults()
                .decide(request -> request.getClass().getSimpleName().startsWith("DeleteNetworkInterface")
                        ? Fault.throttled()
                        : Fault.none());
        assertThat(attempts.done(deleteSddc()).status()).isEqualTo(202);

        attempts.refused(putSegment("web", WEB), 409, "wrong-state");
        attempts.refused(deleteSegment("web"), 409, "wrong-state");
        attempts.refused(moveEdge("{\"toHost\":\"esx-2\"}"), 409, "wrong-state");
        attempts.refused(putSddc(SDDC), 409, "wrong-state");

        cloud.faults().decide(request -> Fault.none());
        assertThat(attempts.done(deleteSddc()).status()).isEqualTo(204);
    }

    @Test
    void notEmpty() {
        attempts.done(putSegment("web", WEB));

        attempts.refused(deleteSddc(), 409, "not-empty");
        attempts.refused(deleteSddc().query("force", "false"), 409, "not-empty");
        attempts.done(deleteSddc().query("force", "true"));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0/16",
        "10.0.165.0/26, 10.0.0.0/16",
        "10.2.3.0/24, 10.2.0.0/16",
        "192.168.160.0/25, 192.168.160.0/24",
        "192.168.0.0/16, 192.168.160.0/24"
    })
    void cidrOverlap_namesBoth(String wanted, String held) {
        attempts.done(putSegment("web", WEB));

        Reply reply = attempts.refused(putSegment("app", "{\"cidr\":\"" + wanted + "\"}"), 409, "cidr-overlap");

        assertThat(reply.json().path("detail").textValue()).contains(wanted, held);
    }

    @Test
    void cidrOverlap_withAnotherSddc() {
        attempts.done(putSegment("web", WEB));
        attempts.failed(secondSddc("10.2.128.0/20"), 409, "cidr-overlap");
        attempts.done(secondSddc("10.3.0.0/16"));

        Reply reply = attempts.failed(putSegment("web", WEB).at("sddcId", "sddc-2"), 409, "cidr-overlap");

        assertThat(reply.json().path("detail").textValue()).contains("192.168.160.0/24", "sddc-1");
        assertThat(attempts.done(get().at("sddcId", "sddc-2")).json().path("segments"))
                .isEmpty();
    }

    @Test
    void routeConflict() {
        cloud.ec2()
                .createRoute(route -> route.routeTableId(SampleVpc.MAIN_TABLE)
                        .destinationCidrBlock("192.168.160.0/24")
                        .gatewayId(SampleVpc.INTERNET_GATEWAY));

        attempts.refused(putSegment("web", WEB), 409, "route-conflict");
    }

    @Test
    void throttled_beforeTheCommandIsStored() {
        cloud.faults().decide(request -> Fault.throttled());

        Reply reply = attempts.refused(putSegment("web", WEB), 429, "throttled");

        assertThat(reply.json().path("committed").booleanValue()).isFalse();
        assertThat(reply.json().has("committed")).isTrue();
        assertThat(reply.header("Retry-After")).isNotEmpty();
    }

    @Test
    void throttled_afterTheCommandWasStored() {
        cloud.faults()
                .decide(request ->
                        request.getClass().getSimpleName().startsWith("Describe") ? Fault.none() : Fault.throttled());

        Reply reply = attempts.failed(moveEdge("{\"toHost\":\"esx-2\"}"), 429, "throttled");

        assertThat(reply.json().path("committed").booleanValue()).isTrue();
        assertThat(cloud.bus().detailTypes()).contains("Reconcile Requested");
    }

    @Test
    void awsRefused_namesTheAction() {
        cloud.faults().next("ReplaceRoute", Fault.unauthorized());

        Reply reply = attempts.failed(moveEdge("{\"toHost\":\"esx-2\"}"), 502, "aws-refused");

        assertThat(reply.json().path("detail").textValue()).contains("ec2:ReplaceRoute");
        assertThat(reply.json().path("committed").booleanValue()).isTrue();
    }

    @Test
    void unavailable() {
        cloud.faults().decide(request -> Fault.unavailable());

        Reply reply = attempts.refused(putSegment("web", WEB), 503, "unavailable");

        assertThat(reply.json().path("committed").booleanValue()).isFalse();
        assertThat(reply.header("Retry-After")).isNotEmpty();
        attempts.refused(plan(), 503, "unavailable");
    }

    @Test
    void accepted_whenTheWorkIsNotFinishedInTime() {
        attempts.done(putSegment("web", WEB));
        var routes = new AtomicInteger();
        cloud.faults()
                .decide(request -> request instanceof ReplaceRouteRequest && routes.getAndIncrement() > 0
                        ? Fault.throttled()
                        : Fault.none());

        Reply reply = attempts.done(moveEdge("{\"toHost\":\"esx-2\"}"));

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.json().path("inSync").booleanValue()).isFalse();
        assertThat(reply.json().at("/activeEdge/hostId").textValue()).isEqualTo("esx-2");
        assertThat(reply.header("Retry-After")).isNotEmpty();
        assertThat(cloud.bus().detailTypes()).contains("Reconcile Requested");
    }

    private static ApiCall secondSddc(String managementCidr) {
        String body = SDDC.replace("10.2.0.0/16", managementCidr)
                .replace("i-1", "i-3")
                .replace("i-2", "i-4");
        return putSddc(body).at("sddcId", "sddc-2");
    }
}
