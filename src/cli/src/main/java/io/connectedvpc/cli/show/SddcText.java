package io.connectedvpc.cli.show;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** An SDDC with all that belongs to it, as text. */
public final class SddcText {

    private final JsonNode sddc;
    private final Paint paint;
    private final List<String> lines = new ArrayList<>();

    private SddcText(JsonNode sddc, Paint paint) {
        this.sddc = sddc;
        this.paint = paint;
    }

    /** The lines for an answer about one SDDC. */
    public static List<String> lines(JsonNode sddc, Paint paint) {
        SddcText text = new SddcText(sddc, paint);
        text.configuration();
        text.table("Hosts", Tables.hosts(), "hosts");
        text.table("Network interfaces", Tables.networkInterfaces(sddc), "networkInterfaces");
        text.table("Segments", Tables.segments(), "segments");
        text.warnings();
        return text.lines;
    }

    /** One line: how the SDDC stands. */
    public static String summary(JsonNode sddc, Paint paint) {
        return "%s  %s, %s, version %s"
                .formatted(
                        paint.head(Plain.value(sddc.path("sddcId"))),
                        paint.word(Plain.value(sddc.path("status"))),
                        sync(sddc),
                        Plain.value(sddc.path("version")));
    }

    private static String sync(JsonNode sddc) {
        if (sddc.path("paused").asBoolean()) {
            return "paused";
        }
        return sddc.path("inSync").isNull()
                ? "EC2 can't be asked"
                : sddc.path("inSync").asBoolean() ? "in sync" : "not in sync";
    }

    private void configuration() {
        lines.add(summary(sddc, paint));
        if (sddc.hasNonNull("account")) {
            boolean isGuarded = sddc.path("account").hasNonNull("externalId");
            entry("account", isGuarded ? "%s, external id %s" : "%s", "account/roleArn", "account/externalId");
        }
        entry("VPC", "%s, main route table %s", "vpcId", "mainRouteTableId");
        entry("subnet", "%s in %s", "subnetId", "availabilityZone");
        entry("management", "%s", "managementCidr");
        entry("routing", sddc.hasNonNull("prefixListId") ? "%s by %s" : "%s", "routing", "prefixListId");
        list("more tables", "additionalRouteTableIds");
        list("security groups", "securityGroupIds");
        edge("active Edge", "activeEdge");
        edge("standby Edge", "standbyEdge");
        entry("sequence", "%s, of the Edge %s", "sequence", "edgeSequence");
    }

    private void entry(String name, String format, String... paths) {
        Object[] values = List.of(paths).stream()
                .map(path -> Plain.value(sddc.at("/" + path)))
                .toArray();
        lines.add("  %-16s %s".formatted(name, format.formatted(values)));
    }

    private void edge(String name, String field) {
        boolean isThere = sddc.hasNonNull(field);
        entry(name, isThere ? "%s, %s" : "%s", field + "/hostId", field + "/networkInterfaceId");
    }

    private void list(String name, String field) {
        List<String> values = new ArrayList<>();
        sddc.path(field).forEach(value -> values.add(Plain.value(value)));
        lines.add("  %-16s %s".formatted(name, values.isEmpty() ? "-" : String.join(", ", values)));
    }

    private void table(String title, TextTable table, String field) {
        lines.add("");
        lines.add(paint.head("%s (%d)".formatted(title, sddc.path(field).size())));
        if (!sddc.path(field).isEmpty()) {
            table.lines(sddc.path(field), paint).forEach(line -> lines.add("  " + line));
        }
    }

    private void warnings() {
        if (!sddc.path("warnings").isEmpty()) {
            lines.add("");
            lines.add(paint.head("Warnings (%d)".formatted(sddc.path("warnings").size())));
            sddc.path("warnings")
                    .forEach(warning -> lines.add("  %s  %s"
                            .formatted(
                                    paint.warning(Plain.value(warning.path("code"))),
                                    Plain.value(warning.path("detail")))));
        }
    }
}
