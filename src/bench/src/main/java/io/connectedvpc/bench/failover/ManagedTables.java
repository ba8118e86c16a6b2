package io.connectedvpc.bench.failover;

import io.connectedvpc.bench.CannotMeasureException;
import io.connectedvpc.bench.failover.RouteWatch.Edit;
import io.connectedvpc.bench.stage.FarEc2;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.ec2.model.Route;

/** The route tables that are written, as EC2 has them. */
final class ManagedTables {

    private final FarEc2 ec2;
    private final RouteWatch watch = new RouteWatch();
    private final List<String> ids;
    private final int routes;

    /** @param routes how many of their routes lead to an ENI */
    ManagedTables(FarEc2 ec2, List<String> ids, int routes) {
        this.ec2 = ec2;
        this.ids = ids;
        this.routes = routes;
        ec2.standIn().onRouteEdit(watch);
    }

    /** Fills EC2's buckets and forgets what was. */
    void rest() {
        ec2.rest();
        watch.drain();
    }

    /**
     * What came of a move.
     *
     * @param since when the event came, by {@link System#nanoTime}
     * @throws CannotMeasureException when a route leads elsewhere
     */
    Move moved(String target, long since) {
        var calls = ec2.calls().drain();
        List<Edit> edits = watch.drain();
        List<String> targets = targets();
        List<Long> reached = RouteWatch.reached(edits, target).stream()
                .map(nanos -> nanos - since)
                .toList();
        if (targets.size() != routes || !targets.stream().allMatch(target::equals) || reached.size() != routes) {
            throw new CannotMeasureException("after a move %d of %d routes lead to %s, %d by the move"
                    .formatted(targets.stream().filter(target::equals).count(), routes, target, reached.size()));
        }
        return new Move(reached, calls);
    }

    private List<String> targets() {
        return ec2.standIn().describeRouteTables(request -> request.routeTableIds(ids)).routeTables().stream()
                .flatMap(table -> table.routes().stream())
                .map(Route::networkInterfaceId)
                .filter(Objects::nonNull)
                .toList();
    }
}
