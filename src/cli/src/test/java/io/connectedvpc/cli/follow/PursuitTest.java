package io.connectedvpc.cli.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.cli.Cli;
import io.connectedvpc.cli.Cli.Run;
import io.connectedvpc.cli.ScriptedApi;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Waiting for what takes longer than an answer, on an API that takes its time as it is told to. */
class PursuitTest {

    private static final String MOVED = """
            {"applied":true,"sequence":1,"version":2,"activeEdge":{"hostId":"esx-2","networkInterfaceId":"eni-2"},"changes":[],"inSync":false}""";

    private final ScriptedApi api = new ScriptedApi();

    @AfterEach
    void close() {
        api.close();
    }

    private static String sddc(String status, boolean inSync, int interfaces, String... routes) {
        StringBuilder json = new StringBuilder(
                "{\"sddcId\":\"s\",\"status\":\"%s\",\"inSync\":%s,\"version\":1".formatted(status, inSync));
        json.append(",\"networkInterfaces\":[");
        for (int slot = 0; slot < 3; slot++) {
            json.append(slot == 0 ? "" : ",")
                    .append("{\"slot\":%d,\"networkInterfaceId\":%s}"
                            .formatted(slot, slot < interfaces ? "\"eni-" + slot + "\"" : "null"));
        }
        json.append("],\"segments\":[");
        for (int i = 0; i < routes.length; i++) {
            json.append(i == 0 ? "" : ",")
                    .append("{\"name\":\"seg-%d\",\"cidr\":\"192.168.%d.0/24\",\"type\":\"ROUTED\",\"route\":\"%s\"}"
                            .formatted(i, i, routes[i]));
        }
        return json.append("]}").toString();
    }

    private Run move(String... options) {
        String[] arguments = new String[options.length + 4];
        System.arraycopy(new String[] {"move-edge", "s", "--to-host", "esx-2"}, 0, arguments, 0, 4);
        System.arraycopy(options, 0, arguments, 4, options.length);
        return Cli.of(api.url()).run(arguments);
    }

    @Test
    void acceptedMove_isFollowed_untilAllRoutesAreRight_withALineForEachChange() {
        api.on("POST /sddcs/s/edge-moves", 202, MOVED)
                .on("GET /sddcs/s", 200, sddc("READY", false, 3, "WRONG_TARGET", "WRONG_TARGET"))
                .on("GET /sddcs/s", 200, sddc("READY", false, 3, "ACTIVE", "WRONG_TARGET"))
                .on("GET /sddcs/s", 200, sddc("READY", true, 3, "ACTIVE", "ACTIVE"));

        Run run = move();

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("The active Edge of s is on esx-2, eni-2.\n");
        assertThat(run.err()).isEqualTo("""
                READY: 3 of 3 network interfaces, 0 of 2 routes
                segment seg-0: route WRONG_TARGET → ACTIVE
                inSync: false → true
                segment seg-1: route WRONG_TARGET → ACTIVE
                """);
    }

    @Test
    void acceptedMove_answersExactlyAsTheApi_inJson() {
        api.on("POST /sddcs/s/edge-moves", 202, MOVED).on("GET /sddcs/s", 200, sddc("READY", true, 3));

        assertThat(move("-o", "json").out()).isEqualTo(MOVED + "\n");
    }

    @Test
    void acceptedProvisioning_isShownAsABar_onATerminal() {
        api.on("GET /sddcs/s", 404, "{}")
                .on("PUT /sddcs/s", 202, sddc("PROVISIONING", false, 0))
                .on("GET /sddcs/s", 200, sddc("PROVISIONING", false, 1))
                .on("GET /sddcs/s", 200, sddc("READY", true, 3));

        Run run = Cli.of(api.url())
                .onTty()
                .reading("{\"sddcId\":\"s\",\"vpcId\":\"v\"}")
                .run("apply", "-f", "-");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .isEqualTo("\r\u001b[K[##########--------------------] 1 of 3 network interfaces"
                        + "\r\u001b[K[##############################] 3 of 3 network interfaces"
                        + "\r\u001b[K");
        assertThat(run.out()).startsWith("sddc s: created\n");
    }

    @Test
    void slowAnswer_isWaitedFor_tellingMeanwhileWhatHappens() {
        api.on("POST /sddcs/s/edge-moves", 200, MOVED)
                .on("GET /sddcs/s", 200, sddc("READY", false, 3, "WRONG_TARGET"))
                .withholding("POST /sddcs/s/edge-moves", "GET /sddcs/s");

        Run run = move();

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEqualTo("READY: 3 of 3 network interfaces, 0 of 1 routes\n");
    }

    @Test
    void follow_ends_whenTheSddcIsDegraded() {
        api.on("POST /sddcs/s/edge-moves", 202, MOVED).on("GET /sddcs/s", 200, sddc("DEGRADED", false, 3));

        Run run = move();

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).endsWith("s is DEGRADED: see the warnings of cvpc describe s\n");
    }

    @Test
    void follow_isLeftOut_whenNobodyWantsToWait() {
        api.on("POST /sddcs/s/edge-moves", 202, MOVED);

        Run run = move("--wait", "0");

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).isEqualTo("s isn't in sync yet; it goes on by itself: cvpc watch s\n");
        assertThat(api.requests()).hasSize(1);
    }

    @Test
    void follow_goesOn_whileTheApiIsThrottled() {
        api.on("POST /sddcs/s/edge-moves", 202, MOVED)
                .on("GET /sddcs/s", 429, "{}")
                .on("GET /sddcs/s", 503, "{}")
                .on("GET /sddcs/s", 200, sddc("READY", true, 3));

        assertThat(move().exitCode()).isZero();
        assertThat(api.requests()).hasSize(4);
    }

    @Test
    void follow_ends_whenTheApiRefusesToTell() {
        api.on("POST /sddcs/s/edge-moves", 202, MOVED).on("GET /sddcs/s", 403, "{\"message\":\"Forbidden\"}");

        Run run = move();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("API Gateway refuses: Forbidden. Do these credentials have execute-api:Invoke");
    }

    @Test
    void refusedCommand_isFollowed_ifItIsStored() {
        api.on(
                        "POST /sddcs/s/edge-moves",
                        429,
                        Map.of("Content-Type", "application/problem+json", "Retry-After", "0"),
                        """
                        {"type":"urn:connected-vpc:problem:throttled","title":"AWS refuses for now","status":429,"detail":"RequestLimitExceeded","committed":true}""")
                .on("GET /sddcs/s", 200, sddc("READY", true, 3));

        Run run = move();

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("""
                AWS refuses for now (throttled): RequestLimitExceeded
                The command is stored, and will be applied by itself.
                """);
    }

    @Test
    void refusedCommand_isNotFollowed_ifItIsNotStored() {
        api.on("POST /sddcs/s/edge-moves", 429, Map.of("Content-Type", "application/problem+json"), """
                {"type":"urn:connected-vpc:problem:throttled","title":"AWS refuses for now","status":429,"detail":"RequestLimitExceeded","committed":false}""");

        Run run = move();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("""
                AWS refuses for now (throttled): RequestLimitExceeded
                Nothing is stored: try again in a while.
                """);
    }

    @Test
    void acceptedDeletion_isFollowed_untilTheSddcIsGone() {
        api.on("DELETE /sddcs/s", 202, sddc("DELETING", false, 3))
                .on("GET /sddcs/s", 200, sddc("DELETING", false, 1))
                .on("GET /sddcs/s", 404, "{}");

        Run run = Cli.of(api.url()).run("delete", "sddc", "s");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("sddc s: deleted\n");
    }

    @Test
    void acceptedDeletion_ofASegment_isFollowed() {
        api.on("DELETE /sddcs/s/segments/web", 202, sddc("READY", false, 3))
                .on("GET /sddcs/s", 200, sddc("READY", true, 3));

        assertThat(Cli.of(api.url()).run("delete", "segment", "s", "web").out()).isEqualTo("segment web: deleted\n");
    }

    @Test
    void acceptedReconcile_isFollowed() {
        api.on("POST /sddcs/s/reconcile", 202, "{\"inSync\":false,\"changes\":[]}")
                .on("GET /sddcs/s", 200, sddc("READY", true, 3));

        assertThat(Cli.of(api.url()).run("reconcile", "s").exitCode()).isZero();
    }

    @Test
    void finishedReconcile_fails_ifItLeftSomething() {
        api.on("POST /sddcs/s/reconcile", 200, "{\"inSync\":false,\"changes\":[]}");

        assertThat(Cli.of(api.url()).run("reconcile", "s").exitCode()).isEqualTo(4);
    }
}
