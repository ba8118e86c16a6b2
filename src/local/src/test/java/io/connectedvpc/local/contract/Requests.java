package io.connectedvpc.local.contract;

import io.connectedvpc.lambda.sample.ApiCall;

/** Requests of the worked example. */
final class Requests {

    static final String SDDC = """
            {"vpcId":"vpc-1","subnetId":"subnet-1","managementCidr":"10.2.0.0/16",
             "hosts":[{"hostId":"esx-1","instanceId":"i-1"},{"hostId":"esx-2","instanceId":"i-2"}],
             "securityGroupIds":["sg-1"]}""";
    static final String WEB = "{\"cidr\":\"192.168.160.0/24\"}";

    private Requests() {}

    static ApiCall putSddc(String body) {
        return ApiCall.to("PUT /sddcs/{sddcId}").body(body);
    }

    static ApiCall deleteSddc() {
        return ApiCall.to("DELETE /sddcs/{sddcId}");
    }

    static ApiCall putSegment(String name, String body) {
        return ApiCall.to("PUT /sddcs/{sddcId}/segments/{name}").segment(name).body(body);
    }

    static ApiCall deleteSegment(String name) {
        return ApiCall.to("DELETE /sddcs/{sddcId}/segments/{name}").segment(name);
    }

    static ApiCall moveEdge(String body) {
        return ApiCall.to("POST /sddcs/{sddcId}/edge-moves").body(body);
    }

    static ApiCall reconcile() {
        return ApiCall.to("POST /sddcs/{sddcId}/reconcile");
    }

    static ApiCall get() {
        return ApiCall.to("GET /sddcs/{sddcId}");
    }

    static ApiCall plan() {
        return ApiCall.to("GET /sddcs/{sddcId}/plan");
    }
}
