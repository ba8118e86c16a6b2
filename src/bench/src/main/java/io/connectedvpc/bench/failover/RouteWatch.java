package io.connectedvpc.bench.failover;

import io.connectedvpc.ec2standin.model.RouteEdit;
import io.connectedvpc.ec2standin.model.RouteListener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sees in EC2 itself when routes come to lead where they shall. Thread-safe. */
final class RouteWatch implements RouteListener {

    private List<Edit> edits = new ArrayList<>();

    /**
     * A change of a route.
     *
     * @param target where it leads from then on; null when it is gone
     */
    record Edit(
            long nanos,
            String table,
            String destination,
            @Nullable String target) {

        private String place() {
            return table + " " + destination;
        }
    }

    @Override
    public synchronized void routeEdited(RouteEdit edit) {
        String target = edit.to() == null ? null : edit.to().id();
        edits.add(new Edit(
                System.nanoTime(), edit.routeTableId(), edit.destination().toString(), target));
    }

    /** The changes so far; from now on they are forgotten. */
    synchronized List<Edit> drain() {
        List<Edit> drained = edits;
        edits = new ArrayList<>();
        return drained;
    }

    /** For each route that leads to the target after these changes, the time from which it did without a break. */
    static List<Long> reached(List<Edit> edits, String target) {
        Map<String, Long> since = new HashMap<>();
        for (Edit edit : edits) {
            if (target.equals(edit.target())) {
                since.putIfAbsent(edit.place(), edit.nanos());
            } else {
                since.remove(edit.place());
            }
        }
        return List.copyOf(since.values());
    }
}
