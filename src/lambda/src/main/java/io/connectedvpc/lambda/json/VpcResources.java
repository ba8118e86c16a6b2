package io.connectedvpc.lambda.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectedvpc.core.port.VpcNetwork.Route;
import io.connectedvpc.core.port.VpcNetwork.Subnet;
import io.connectedvpc.core.preflight.Finding;
import io.connectedvpc.core.service.VpcQueries.RouteTables;
import io.connectedvpc.core.trace.End;
import io.connectedvpc.core.trace.Hop;
import io.connectedvpc.core.trace.Path;
import io.connectedvpc.core.trace.Source;
import io.connectedvpc.core.trace.TableView;
import io.connectedvpc.core.trace.TableView.RouteView;
import io.connectedvpc.core.trace.Trace;
import java.util.List;

/** What the API answers about the connected VPC, as JSON. */
public final class VpcResources {

    private VpcResources() {}

    /**
     * The tables with all their routes:
     *
     * <pre>{@code
     * {"sddcId":"sddc-1","vpcId":"vpc-1","routeTables":[{"routeTableId":"rtb-1","main":true,"managed":true,
     *  "subnets":[{"subnetId":"subnet-1","cidr":"10.0.165.0/26","availabilityZone":"us-east-1a"}],
     *  "routes":[{"destination":"192.168.160.0/24","target":"eni-1","state":"ACTIVE","origin":"STATIC","managed":true,"segment":"web"}]}]}
     * }</pre>
     *
     * {@code destination} is a block or a prefix list's id; {@code state} is {@code ACTIVE} or {@code BLACKHOLE}; {@code origin} is
     * {@code LOCAL} (the VPC itself), {@code STATIC} or {@code PROPAGATED}; {@code segment} is {@code management} for the management network,
     * and left out of a route for neither.
     */
    public static ObjectNode routeTables(RouteTables found) {
        ObjectNode json = Json.object();
        json.put("sddcId", found.sddcId());
        json.put("vpcId", found.vpcId());
        ArrayNode tables = json.putArray("routeTables");
        found.tables().forEach(table -> tables.add(table(table)));
        return json;
    }

    private static ObjectNode table(TableView view) {
        ObjectNode json = Json.object();
        json.put("routeTableId", view.table().routeTableId());
        json.put("main", view.table().main());
        json.put("managed", view.managed());
        ArrayNode subnets = json.putArray("subnets");
        view.subnets().forEach(subnet -> subnets.add(subnet(subnet)));
        ArrayNode routes = json.putArray("routes");
        view.routes().forEach(route -> routes.add(route(route)));
        return json;
    }

    private static ObjectNode subnet(Subnet subnet) {
        return Json.object()
                .put("subnetId", subnet.subnetId())
                .put("cidr", subnet.cidr().toString())
                .put("availabilityZone", subnet.availabilityZone());
    }

    private static ObjectNode route(RouteView view) {
        Route route = view.route();
        ObjectNode json = Json.object();
        json.put("destination", route.destination().toString());
        json.put("target", route.target().id());
        json.put("state", route.blackhole() ? "BLACKHOLE" : "ACTIVE");
        json.put("origin", origin(route));
        json.put("managed", view.managed());
        if (view.owner() != null) {
            json.put("segment", view.owner());
        }
        return json;
    }

    private static String origin(Route route) {
        if (route.target().id().equals("local")) {
            return "LOCAL";
        }
        return route.propagated() ? "PROPAGATED" : "STATIC";
    }

    /**
     * The way of a packet and of its answer:
     *
     * <pre>{@code
     * {"from":{"address":"10.0.20.7","subnetId":"subnet-4","cidr":"10.0.20.0/24","availabilityZone":"us-east-1b"},
     *  "to":{"address":"192.168.160.10","segment":"web"},"reached":true,
     *  "hops":[{"kind":"SUBNET","id":"subnet-4","detail":"10.0.20.0/24 in us-east-1b"}],
     *  "return":{"reached":false,"hops":[],"endsAt":{"code":"SECONDARY_CIDR","detail":"…"}},
     *  "availabilityZoneCrossing":true,"notEvaluated":["SECURITY_GROUPS","NETWORK_ACLS"]}
     * }</pre>
     *
     * {@code from.address} is left out when a subnet was asked for; the other fields of {@code from} when there is none. {@code to.segment} is
     * {@code management} for the management network, and left out for neither. {@code endsAt} is there where {@code reached} is false; its
     * codes are those of {@link End.Code}, the kinds those of {@link Hop.Kind}. {@code notEvaluated} also names each prefix list that a table
     * of the VPC names and that can't be read.
     */
    public static ObjectNode trace(Trace trace) {
        ObjectNode json = Json.object();
        ObjectNode from = json.putObject("from");
        if (trace.from() instanceof Source.Address address) {
            from.put("address", address.toString());
        }
        if (trace.subnet() != null) {
            from.setAll(subnet(trace.subnet()));
        }
        ObjectNode to = json.putObject("to").put("address", trace.to());
        if (trace.network() != null) {
            to.put("segment", trace.network());
        }
        json.setAll(path(trace.there()));
        json.set("return", path(trace.back()));
        json.put("availabilityZoneCrossing", trace.crossesZones());
        ArrayNode unknown = json.putArray("notEvaluated").add("SECURITY_GROUPS").add("NETWORK_ACLS");
        trace.unreadable().forEach(unknown::add);
        return json;
    }

    /** The findings of a pre-flight: {@code {"findings":[{"severity":"ERROR","code":"OVERLAP","detail":"…"}]}}. */
    public static ObjectNode findings(List<Finding> findings) {
        ObjectNode json = Json.object();
        ArrayNode array = json.putArray("findings");
        for (Finding finding : findings) {
            array.addObject()
                    .put("severity", finding.severity().name())
                    .put("code", finding.warning().code().name())
                    .put("detail", finding.warning().detail());
        }
        return json;
    }

    private static ObjectNode path(Path path) {
        ObjectNode json = Json.object();
        json.put("reached", path.reached());
        ArrayNode hops = json.putArray("hops");
        for (Hop hop : path.hops()) {
            hops.addObject().put("kind", hop.kind().name()).put("id", hop.id()).put("detail", hop.detail());
        }
        End end = path.end();
        if (end != null) {
            json.putObject("endsAt").put("code", end.code().name()).put("detail", end.detail());
        }
        return json;
    }
}
