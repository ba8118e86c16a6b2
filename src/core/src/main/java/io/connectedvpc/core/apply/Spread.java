package io.connectedvpc.core.apply;

import io.connectedvpc.core.model.RouteChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Orders changes by turns of the tables, so that every subnet gets its first routes early. */
final class Spread {

    private Spread() {}

    /** The changes, each table's in their order. */
    static List<RouteChange> overTables(List<RouteChange> changes) {
        Map<String, List<RouteChange>> byTable = new LinkedHashMap<>();
        changes.forEach(change -> byTable.computeIfAbsent(
                        Objects.requireNonNull(change.routeTableId()), table -> new ArrayList<>())
                .add(change));
        var spread = new ArrayList<RouteChange>(changes.size());
        for (int turn = 0; spread.size() < changes.size(); turn++) {
            for (List<RouteChange> ofTable : byTable.values()) {
                if (turn < ofTable.size()) {
                    spread.add(ofTable.get(turn));
                }
            }
        }
        return spread;
    }
}
