package io.connectedvpc.ec2standin.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A route table: its routes in the order they were made, at most one static and one propagated per destination. */
public final class StoredRouteTable implements Tagged {

    private final String id;
    private final String vpcId;
    private final List<StoredRoute> routes = new ArrayList<>();
    private final List<StoredAssociation> associations = new ArrayList<>();
    private final Map<String, String> tags = new TreeMap<>();

    public StoredRouteTable(String id, String vpcId) {
        this.id = id;
        this.vpcId = vpcId;
    }

    @Override
    public String id() {
        return id;
    }

    public String vpcId() {
        return vpcId;
    }

    @Override
    public Map<String, String> tags() {
        return tags;
    }

    public List<StoredRoute> routes() {
        return List.copyOf(routes);
    }

    /** The associations of this table, to be changed in place. */
    public List<StoredAssociation> associations() {
        return associations;
    }

    public boolean isMain() {
        return associations.stream().anyMatch(StoredAssociation::isMain);
    }

    /** The route with this destination that somebody made, in contrast to a propagated one. */
    public Optional<StoredRoute> staticRoute(Destination destination) {
        return routes.stream()
                .filter(route -> route.isStatic() && route.destination().equals(destination))
                .findFirst();
    }

    public void add(StoredRoute route) {
        routes.add(route);
    }

    public void replace(StoredRoute old, StoredRoute fresh) {
        routes.set(routes.indexOf(old), fresh);
    }

    public void remove(StoredRoute route) {
        routes.remove(route);
    }
}
