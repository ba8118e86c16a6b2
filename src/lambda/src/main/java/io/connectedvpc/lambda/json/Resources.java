package io.connectedvpc.lambda.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectedvpc.core.model.Account;
import io.connectedvpc.core.model.Host;
import io.connectedvpc.core.model.NetworkInterface;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Segment;
import io.connectedvpc.core.model.Segment.Network;
import io.connectedvpc.core.model.Warning;
import io.connectedvpc.core.plan.Plan;
import io.connectedvpc.core.plan.RouteState;
import io.connectedvpc.core.port.VpcNetwork.Eni;
import io.connectedvpc.core.service.SddcView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the API answers, as JSON. */
public final class Resources {

    private Resources() {}

    /** The whole SDDC. */
    public static ObjectNode sddc(SddcView view) {
        ObjectNode json = configuration(view);
        Sddc sddc = view.sddc();
        ArrayNode hosts = json.putArray("hosts");
        sddc.hosts().forEach(host -> hosts.add(host(host)));
        json.set("activeEdge", edge(sddc, sddc.edge().activeHost()));
        String standby = sddc.edge().standbyHost();
        json.set("standbyEdge", standby == null ? null : edge(sddc, standby));
        ArrayNode interfaces = json.putArray("networkInterfaces");
        sddc.networkInterfaces().forEach(slot -> interfaces.add(networkInterface(view, slot)));
        ArrayNode segments = json.putArray("segments");
        view.state().liveSegments().forEach(segment -> segments.add(segment(segment, view.route(segment))));
        json.set("warnings", warnings(view.warnings()));
        return json;
    }

    /** What the list of SDDCs says of each. */
    public static ObjectNode summary(SddcView view) {
        SddcState state = view.state();
        Sddc sddc = view.sddc();
        ObjectNode json = Json.object();
        json.put("sddcId", state.sddcId());
        json.put("status", view.status().name());
        json.put("version", state.version());
        json.put("vpcId", sddc.attachment().vpcId());
        json.put("subnetId", sddc.attachment().subnetId());
        json.put("managementCidr", sddc.attachment().managementCidr().toString());
        json.put("routing", sddc.routing().kind().name());
        json.put("paused", sddc.paused());
        json.set("activeEdge", edge(sddc, sddc.edge().activeHost()));
        return json;
    }

    /** A segment that lives. */
    public static ObjectNode segment(Segment segment, RouteState route) {
        ObjectNode json = Json.object();
        json.put("name", segment.name());
        Network network = segment.network();
        if (network != null) {
            json.put("cidr", network.cidr().toString());
            json.put("type", network.type().name());
        }
        json.put("sequence", segment.fence().sequence());
        json.put("route", route.name());
        return json;
    }

    /** The Edge on a host, with its ENI. */
    public static ObjectNode edge(Sddc sddc, String hostId) {
        ObjectNode json = Json.object();
        json.put("hostId", hostId);
        json.put(
                "networkInterfaceId",
                sddc.networkInterfaceOf(hostId)
                        .map(NetworkInterface::networkInterfaceId)
                        .orElse(null));
        return json;
    }

    /** A plan, and what it costs. */
    public static ObjectNode plan(Plan plan) {
        ObjectNode json = Json.object();
        json.put("inSync", plan.inSync());
        json.set("changes", changes(plan.changes()));
        ObjectNode estimate = json.putObject("estimate");
        estimate.put("ec2Calls", plan.calls());
        estimate.put("seconds", plan.estimatedSeconds());
        return json;
    }

    /** Writes to route tables and prefix lists. What doesn't apply is left out. */
    public static ArrayNode changes(List<RouteChange> changes) {
        ArrayNode array = Json.array();
        for (RouteChange change : changes) {
            ObjectNode json = array.addObject();
            json.put("action", change.action().name());
            putUnlessNull(json, "routeTableId", change.routeTableId());
            json.put("destination", change.destination().toString());
            putUnlessNull(json, "fromNetworkInterfaceId", change.from());
            putUnlessNull(json, "toNetworkInterfaceId", change.to());
        }
        return array;
    }

    private static ObjectNode configuration(SddcView view) {
        SddcState state = view.state();
        Sddc sddc = view.sddc();
        ObjectNode json = Json.object();
        json.put("sddcId", state.sddcId());
        json.put("status", view.status().name());
        json.put("version", state.version());
        json.put("sequence", state.fence().sequence());
        json.put("edgeSequence", state.edgeFence().sequence());
        Account account = sddc.attachment().account();
        if (account != null) {
            json.set("account", account(account));
        }
        json.put("vpcId", sddc.attachment().vpcId());
        json.put("subnetId", sddc.attachment().subnetId());
        json.put("availabilityZone", sddc.attachment().availabilityZone());
        json.put("mainRouteTableId", sddc.mainTable().routeTableId());
        ArrayNode tables = json.putArray("additionalRouteTableIds");
        sddc.additionalRouteTableIds().forEach(tables::add);
        json.put("managementCidr", sddc.attachment().managementCidr().toString());
        json.put("routing", sddc.routing().kind().name());
        json.put("prefixListId", sddc.prefixListId().map(PrefixListId::value).orElse(null));
        ArrayNode groups = json.putArray("securityGroupIds");
        sddc.securityGroupIds().forEach(groups::add);
        json.put("paused", sddc.paused());
        json.put("inSync", view.inSync());
        return json;
    }

    private static ObjectNode account(Account account) {
        ObjectNode json = Json.object();
        json.put("roleArn", account.roleArn());
        putUnlessNull(json, "externalId", account.externalId());
        return json;
    }

    private static ObjectNode host(Host host) {
        ObjectNode json = Json.object();
        json.put("hostId", host.hostId());
        json.put("instanceId", host.instanceId());
        json.put("cluster", host.cluster());
        json.put("state", host.state().name());
        if (host.leaving()) {
            json.put("leaving", true);
        }
        return json;
    }

    private static ObjectNode networkInterface(SddcView view, NetworkInterface slot) {
        Sddc sddc = view.sddc();
        String id = slot.networkInterfaceId();
        Eni eni = id == null ? null : view.enis().get(id);
        ObjectNode json = Json.object();
        json.put("slot", slot.slot());
        json.put("networkInterfaceId", id);
        json.put("privateIpAddress", slot.privateIpAddress());
        json.put("hostId", slot.hostId());
        json.put(
                "instanceId",
                eni == null || eni.attachment() == null
                        ? null
                        : eni.attachment().instanceId());
        json.put("status", eni == null ? null : eni.status());
        json.put("active", sddc.edge().activeHost().equals(slot.hostId()));
        return json;
    }

    private static ArrayNode warnings(List<Warning> warnings) {
        ArrayNode array = Json.array();
        for (Warning warning : warnings) {
            array.addObject().put("code", warning.code().name()).put("detail", warning.detail());
        }
        return array;
    }

    private static void putUnlessNull(ObjectNode json, String field, @Nullable String value) {
        if (value != null) {
            json.put(field, value);
        }
    }
}
