package io.connectedvpc.local.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectedvpc.core.Example;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.lambda.sample.Reply;
import io.connectedvpc.lambda.sample.SampleCloud;
import io.connectedvpc.local.contract.Functions;
import java.util.Arrays;
import java.util.List;

/** The functions over the worked example, and what must hold whatever they are sent. */
final class Target {

    /** So many commands, and the world is made anew: mutants that work change it. */
    private static final int LIFETIME = 100;

    private static final List<String> CODES =
            Arrays.stream(ProblemCode.values()).map(ProblemCode::slug).toList();

    private final SampleCloud cloud = new SampleCloud();
    private final Functions functions = new Functions(cloud.wiring());
    private int sent;

    /** A request that can't be right: it is refused as the client's fault, and nothing changes. */
    void refuses(String routeKey, String event) {
        Reply reply = answers(routeKey, event);
        assertThat(reply.status()).as(shortened(event)).isBetween(400, 428);
    }

    /** A request that may be right: it is answered, or refused as the client's fault without any change. */
    Reply answers(String routeKey, String event) {
        begin();
        Reply reply = replyTo(routeKey, event);
        if (reply.status() >= 300) {
            assertRefusal(reply, event);
            assertUntouched(event);
            assertThat(cloud.bus().detailTypes()).as(shortened(event)).isEmpty();
        }
        return reply;
    }

    /** An event that can't be right: it is rejected, once, and nothing changes. */
    void rejects(String detailType, String event) {
        takes(detailType, event);
        assertThat(cloud.bus().detailTypes()).as(shortened(event)).containsExactly("Command Rejected");
    }

    /** An event that may be right: if it is rejected, nothing changes. */
    void takes(String detailType, String event) {
        begin();
        try {
            functions.send(detailType, event);
        } catch (RuntimeException thrown) {
            fail("threw " + thrown + " at " + shortened(event), thrown);
        }
        for (JsonNode rejection : cloud.bus().details("Command Rejected")) {
            int status = rejection.at("/problem/status").intValue();
            assertThat(status).as(shortened(event)).isBetween(400, 428);
            assertUntouched(event);
        }
    }

    private void begin() {
        if (sent++ % LIFETIME == 0) {
            cloud.startOver();
            cloud.provision();
            cloud.handle(Example.segment("web", Example.WEB, Example.live()));
        }
        cloud.bus().clear();
        cloud.ec2().journal().clear();
        cloud.forgetCommits();
    }

    private Reply replyTo(String routeKey, String event) {
        try {
            return functions.call(routeKey, event);
        } catch (RuntimeException thrown) {
            return fail("threw " + thrown + " at " + shortened(event), thrown);
        }
    }

    private void assertUntouched(String event) {
        assertThat(cloud.commits()).as(shortened(event)).isZero();
        assertThat(cloud.ec2Writes()).as(shortened(event)).isEmpty();
    }

    private static void assertRefusal(Reply reply, String event) {
        assertThat(reply.status()).as("%s to %s", reply, shortened(event)).isBetween(400, 428);
        assertThat(CODES).as("%s to %s", reply, shortened(event)).contains(reply.code());
        assertThat(reply.json().path("status").intValue()).isEqualTo(reply.status());
        assertThat(reply.json().path("detail").textValue()).isNotBlank();
    }

    private static String shortened(String event) {
        return event.length() > 2_000 ? event.substring(0, 2_000) + "…" : event;
    }
}
