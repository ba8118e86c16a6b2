package io.connectedvpc.local.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectedvpc.lambda.sample.ApiCall;
import io.connectedvpc.lambda.sample.Reply;
import io.connectedvpc.lambda.sample.SampleCloud;

/** Makes requests and holds the answers against the contract's error table. */
final class Attempts {

    private final SampleCloud cloud;
    private final Functions functions;

    Attempts(SampleCloud cloud) {
        this.cloud = cloud;
        this.functions = new Functions(cloud.wiring());
    }

    /** A request that must work. */
    Reply done(ApiCall call) {
        Reply reply = functions.call(call);
        assertThat(reply.status()).as("%s", reply).isBetween(200, 299);
        JsonNode request = call.event();
        if (request.has("body")) {
            assertThat(OpenApi.read()
                            .complaintsAboutRequest(
                                    request.path("routeKey").textValue(),
                                    request.path("body").textValue()))
                    .as("%s", request)
                    .isEmpty();
        }
        return reply;
    }

    /** A request that must be refused, and change nothing. */
    Reply refused(ApiCall call, int status, String code) {
        int commits = cloud.commits();
        int writes = cloud.ec2Writes().size();
        int told = cloud.bus().detailTypes().size();
        Reply reply = failed(call, status, code);
        assertThat(cloud.commits()).as("commits").isEqualTo(commits);
        assertThat(cloud.ec2Writes()).as("writes to EC2").hasSize(writes);
        assertThat(cloud.bus().detailTypes()).as("events").hasSize(told);
        return reply;
    }

    /** A request that must fail. */
    Reply failed(ApiCall call, int status, String code) {
        Reply reply = functions.call(call);
        assertThat(reply.status()).as("%s", reply).isEqualTo(status);
        assertThat(reply.code()).as("%s", reply).isEqualTo(code);
        assertThat(reply.json().path("status").intValue()).isEqualTo(status);
        assertThat(reply.json().path("title").textValue()).isNotBlank();
        assertThat(reply.json().path("detail").textValue()).isNotBlank();
        return reply;
    }
}
