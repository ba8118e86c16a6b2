package io.connectedvpc.lambda.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectedvpc.core.port.VpcNetwork.Route;
import io.connectedvpc.core.port.VpcNetwork.Subnet;
import io.connectedvpc.core.service.VpcQueries.RouteTables;
import io.connectedvpc.core.trace.TableView;
import io.connectedvpc.core.trace.TableView.RouteView;

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
}
