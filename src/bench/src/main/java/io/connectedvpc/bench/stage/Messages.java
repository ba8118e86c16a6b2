package io.connectedvpc.bench.stage;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.port.Time;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the functions are invoked with, about the one SDDC of a deployment. */
public final class Messages {

    static final String SDDC = "sddc-1";
    static final String MANAGEMENT_CIDR = "10.2.0.0/16";

    private final Time time;

    Messages(Time time) {
        this.time = time;
    }

    /**
     * @param routing as in the API
     * @param additionalTables to be managed beside the main table
     */
    byte[] provisioning(String routing, List<String> additionalTables) {
        return event(
                "SDDC Provisioning Requested", """
                {"sddcId":"%s","vpcId":"vpc-1","subnetId":"subnet-1","managementCidr":"%s","routing":"%s",
                 "hosts":[{"hostId":"esx-1","instanceId":"i-1"},{"hostId":"esx-2","instanceId":"i-2"}],
                 "additionalRouteTableIds":[%s],"securityGroupIds":["sg-1"],"sequence":1}""".formatted(SDDC, MANAGEMENT_CIDR, routing, quoted(additionalTables)));
    }

    /** What the sweep sends. */
    public byte[] reconcile() {
        return event("Reconcile Requested", "{\"sddcId\":\"%s\",\"prune\":false}".formatted(SDDC));
    }

    /** The Edge is on that host now. */
    public byte[] edgeMoved(String toHost, long sequence) {
        return event(
                "Edge Moved",
                "{\"sddcId\":\"%s\",\"toHost\":\"%s\",\"reason\":\"MAINTENANCE\",\"sequence\":%s}"
                        .formatted(SDDC, toHost, sequence));
    }

    /** A request to have a segment, as API Gateway hands it over. */
    public byte[] putSegment(String name, Cidr block) {
        return """
                {"version":"2.0","routeKey":"PUT /sddcs/{sddcId}/segments/{name}","rawPath":"/sddcs/%1$s/segments/%2$s",
                 "headers":{"content-type":"application/json"},"pathParameters":{"sddcId":"%1$s","name":"%2$s"},
                 "requestContext":{"http":{"method":"PUT","path":"/sddcs/%1$s/segments/%2$s"},"requestId":"%3$s"},
                 "body":"{\\"cidr\\":\\"%4$s\\",\\"type\\":\\"ROUTED\\",\\"sequence\\":1}","isBase64Encoded":false}""".formatted(SDDC, name, UUID.randomUUID(), block).getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(List<String> strings) {
        return strings.stream().map("\"%s\""::formatted).collect(Collectors.joining(","));
    }

    private byte[] event(String detailType, String detail) {
        return """
                {"version":"0","id":"%s","detail-type":"%s","source":"connected-vpc.sddc","account":"123456789012",
                 "time":"%s","region":"us-east-1","resources":[],"detail":%s}""".formatted(UUID.randomUUID(), detailType, time.instant(), detail)
                .getBytes(StandardCharsets.UTF_8);
    }
}
