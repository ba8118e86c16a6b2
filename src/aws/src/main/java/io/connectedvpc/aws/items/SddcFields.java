package io.connectedvpc.aws.items;

import io.connectedvpc.core.model.Account;
import io.connectedvpc.core.model.Attachment;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.MainTable;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.Warning;
import java.util.Optional;

/** An SDDC as a map. */
final class SddcFields {

    private SddcFields() {}

    static Attributes write(Sddc sddc) {
        var fields = new Attributes()
                .map("attachment", write(sddc.attachment()))
                .text("lifecycle", sddc.lifecycle().name())
                .time("deletingSince", sddc.deletingSince())
                .maps("hosts", sddc.hosts(), HostFields::write)
                .maps("networkInterfaces", sddc.networkInterfaces(), HostFields::write)
                .texts("formerNetworkInterfaceIds", sddc.formerNetworkInterfaceIds())
                .map("edges", new Attributes().map(Layout.TRAFFIC_GROUP, HostFields.write(sddc.edge())))
                .texts("additionalRouteTableIds", sddc.additionalRouteTableIds())
                .texts("securityGroupIds", sddc.securityGroupIds())
                .flag("paused", sddc.paused())
                .number("createdIn", sddc.createdIn())
                .map("mainTable", write(sddc.mainTable()))
                .maps("faults", sddc.faults(), SddcFields::write);
        RoutingFields.write(sddc.routing(), fields);
        return fields;
    }

    static Sddc read(Fields fields) {
        return new Sddc(
                readAttachment(fields.map("attachment")),
                fields.oneOf(Sddc.Lifecycle.class, "lifecycle"),
                fields.optionalTime("deletingSince"),
                fields.maps("hosts", HostFields::readHost),
                fields.maps("networkInterfaces", HostFields::readSlot),
                fields.texts("formerNetworkInterfaceIds"),
                HostFields.readEdge(fields.map("edges").map(Layout.TRAFFIC_GROUP)),
                RoutingFields.read(fields),
                fields.texts("additionalRouteTableIds"),
                fields.texts("securityGroupIds"),
                fields.flag("paused"),
                fields.number("createdIn"),
                readMainTable(fields.map("mainTable")),
                fields.maps("faults", SddcFields::readFault).stream()
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static Attributes write(Attachment attachment) {
        var fields = new Attributes()
                .text("vpcId", attachment.vpcId())
                .text("subnetId", attachment.subnetId())
                .text("availabilityZone", attachment.availabilityZone())
                .text("managementCidr", attachment.managementCidr().toString());
        if (attachment.account() != null) {
            fields.map("account", write(attachment.account()));
        }
        return fields;
    }

    private static Attachment readAttachment(Fields fields) {
        return new Attachment(
                fields.optionalMap("account").map(SddcFields::readAccount).orElse(null),
                fields.text("vpcId"),
                fields.text("subnetId"),
                fields.text("availabilityZone"),
                Cidr.parse(fields.text("managementCidr")));
    }

    private static Attributes write(Account account) {
        return new Attributes().text("roleArn", account.roleArn()).text("externalId", account.externalId());
    }

    private static Account readAccount(Fields fields) {
        return new Account(fields.text("roleArn"), fields.optionalText("externalId"));
    }

    private static Attributes write(MainTable table) {
        return new Attributes()
                .text("routeTableId", table.routeTableId())
                .maps("former", table.former(), SddcFields::write)
                .maps("released", table.released(), SddcFields::write);
    }

    private static Attributes write(MainTable.Former former) {
        return new Attributes()
                .text("routeTableId", former.routeTableId())
                .time("since", former.since())
                .number("verifiedIn", former.verifiedIn());
    }

    private static MainTable readMainTable(Fields fields) {
        return new MainTable(
                fields.text("routeTableId"),
                fields.maps("former", SddcFields::readFormer),
                fields.maps("released", SddcFields::readFormer));
    }

    private static MainTable.Former readFormer(Fields fields) {
        return new MainTable.Former(fields.text("routeTableId"), fields.time("since"), fields.number("verifiedIn"));
    }

    private static Attributes write(Warning fault) {
        return new Attributes()
                .text("code", fault.code().name())
                .text("subject", fault.subject())
                .text("detail", fault.detail());
    }

    /** Empty for a fault that only a newer version knows; it is found again when the SDDC is next applied. */
    private static Optional<Warning> readFault(Fields fields) {
        return fields.optionalOneOf(Warning.Code.class, "code")
                .map(code -> new Warning(code, fields.text("subject"), fields.text("detail")));
    }
}
