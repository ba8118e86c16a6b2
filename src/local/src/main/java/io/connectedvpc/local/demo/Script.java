package io.connectedvpc.local.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The worked example, step by step. */
final class Script {

    static final String SDDC = "sddc-1";

    private static final String PATH = "/sddcs/" + SDDC;
    private static final String MANAGEMENT = "10.2.0.0/16";
    private static final String WEB = "192.168.160.0/24";
    private static final String APP = "192.168.161.0/24";
    private static final String DB = "192.168.162.0/24";

    /** What the routes of the example are for. */
    private static final Map<String, String> PURPOSES = Map.of(
            MANAGEMENT, "management",
            WEB, "segment web",
            APP, "segment app",
            DB, "segment db");

    private static final String EDGE_MOVE = "{\"sddcId\":\"%s\",\"toHost\":\"esx-2\",\"sequence\":1}".formatted(SDDC);

    private final RestClient api;
    private final Place place;
    private final boolean watched;

    /** @param watched whether the bus hears of what others do to EC2 */
    Script(RestClient api, Place place, boolean watched) {
        this.api = api;
        this.place = place;
        this.watched = watched;
    }

    /** Who changes routes behind the functions' back. */
    interface Somebody {

        void repoints(String destination);

        void deletes(String destination);
    }

    /** The steps in order. */
    List<Step> steps(Somebody somebody) {
        return List.of(
                Step.of("Provision the SDDC: PUT " + PATH, () -> api.put(PATH, sddc()), 201, on(1, MANAGEMENT)),
                Step.of(
                        "Segment web: PUT " + PATH + "/segments/web",
                        () -> api.put(PATH + "/segments/web", "{\"cidr\":\"%s\",\"sequence\":1}".formatted(WEB)),
                        201,
                        on(1, MANAGEMENT, WEB)),
                Step.of(
                        "Segment app: event \"Segment Created\"",
                        () -> api.putEvent("Segment Created", segment("app", APP)),
                        200,
                        on(1, MANAGEMENT, WEB, APP)),
                Step.of(
                        "Segment db: event \"Segment Created\"",
                        () -> api.putEvent("Segment Created", segment("db", DB)),
                        200,
                        on(1, MANAGEMENT, WEB, APP, DB)),
                Step.of(
                        "The active Edge moves from esx-1 to esx-2: event \"Edge Moved\"",
                        () -> api.putEvent("Edge Moved", EDGE_MOVE),
                        200,
                        on(2, MANAGEMENT, WEB, APP, DB)),
                Step.of(
                                "The same event once more: a duplicate changes nothing",
                                () -> api.putEvent("Edge Moved", EDGE_MOVE),
                                200,
                                on(2, MANAGEMENT, WEB, APP, DB))
                        .withWrites(0),
                drift("Somebody re-points the route of web", () -> somebody.repoints(WEB)),
                drift("Somebody deletes the route of app", () -> somebody.deletes(APP)),
                Step.of(
                                "Segment db goes: DELETE " + PATH + "/segments/db",
                                () -> api.delete(PATH + "/segments/db"),
                                204,
                                on(2, MANAGEMENT, WEB, APP))
                        .withWrites(1),
                Step.of(
                        "Deprovision the SDDC: DELETE " + PATH + "?force=true",
                        () -> api.delete(PATH + "?force=true"),
                        204,
                        Expectation.noSddc()));
    }

    /** Put right by itself where EC2 is watched, else when asked to. */
    private Step drift(String what, Runnable edit) {
        Expectation expectation = on(2, MANAGEMENT, WEB, APP, DB);
        Step step = watched
                ? Step.of(what + " by hand: put right by itself", () -> api.get(PATH), 200, expectation)
                : Step.of(
                        what + ": POST " + PATH + "/reconcile", () -> api.post(PATH + "/reconcile"), 200, expectation);
        return step.after(edit).withWrites(1);
    }

    private String sddc() {
        return """
                {"vpcId":"%s","subnetId":"%s","managementCidr":"%s","securityGroupIds":["%s"],
                 "hosts":[{"hostId":"esx-1","instanceId":"%s"},{"hostId":"esx-2","instanceId":"%s"}]}
                """.formatted(
                        place.vpcId(),
                        place.subnetId(),
                        MANAGEMENT,
                        place.securityGroupId(),
                        place.firstInstance(),
                        place.secondInstance());
    }

    private static String segment(String name, String cidr) {
        return "{\"sddcId\":\"%s\",\"name\":\"%s\",\"cidr\":\"%s\",\"sequence\":1}".formatted(SDDC, name, cidr);
    }

    private Expectation on(int host, String... destinations) {
        Map<String, String> purposes = new LinkedHashMap<>();
        List.of(destinations).forEach(cidr -> purposes.put(cidr, PURPOSES.getOrDefault(cidr, "")));
        return new Expectation("esx-" + host, host == 1 ? place.firstInstance() : place.secondInstance(), purposes);
    }
}
