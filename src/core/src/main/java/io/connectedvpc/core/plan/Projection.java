package io.connectedvpc.core.plan;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.plan.Actual.Listed;
import io.connectedvpc.core.plan.Terms.Lead;
import io.connectedvpc.core.port.VpcNetwork.ListState;
import io.connectedvpc.core.port.VpcNetwork.PrefixList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a whole reconcile would write. A plan holds only what is safe to do next: with a prefix list, one step makes the next one possible. So
 * each plan is carried out on paper, and the next one made from that.
 */
public final class Projection {

    private Projection() {}

    /** All steps as one plan, in order. */
    public static Plan plan(SddcState state, Actual actual, Terms terms) {
        Plan first = RoutePlanner.plan(state, actual, terms);
        var routes = new LinkedHashSet<RouteChange>(first.routes());
        var added = new ArrayList<Cidr>();
        var removed = new ArrayList<Cidr>();
        int size = 0;
        Actual projected = actual;
        Plan next = first;
        while (!next.changes().isEmpty() && projected.list() != null) {
            added.addAll(next.listEdit().added());
            removed.addAll(next.listEdit().removed());
            size = Math.max(size, next.listEdit().maxEntries());
            projected = after(projected, next);
            var certain = new HashSet<>(terms.certain());
            routes.stream().map(Lead::by).forEach(certain::add);
            next = RoutePlanner.plan(
                    state,
                    projected,
                    new Terms(terms.prune(), terms.routeQuota(), terms.now(), certain, terms.doubted()));
            if (!routes.addAll(next.routes()) && next.listEdit().isNone()) {
                break;
            }
        }
        ListEdit edit = projected.list() == null
                ? ListEdit.NONE
                : new ListEdit(
                        added.isEmpty() && removed.isEmpty() && size == 0
                                ? null
                                : projected.list().list().id(),
                        size,
                        size,
                        added,
                        removed);
        return new Plan(List.copyOf(routes), edit, first.conflicts(), first.unexplained(), first.waits());
    }

    private static Actual after(Actual actual, Plan plan) {
        Actual routed = OwnWrites.over(actual, plan.routes());
        Listed listed = routed.list();
        ListEdit edit = plan.listEdit();
        if (listed == null || edit.isNone()) {
            return routed;
        }
        SortedSet<Cidr> entries = new TreeSet<>(listed.entries());
        entries.addAll(edit.added());
        edit.removed().forEach(entries::remove);
        int size = edit.maxEntries() > 0 ? edit.maxEntries() : listed.list().maxEntries();
        var list = new PrefixList(listed.list().id(), ListState.READY, Long.MAX_VALUE, size);
        return new Actual(routed.tables(), new Listed(list, entries));
    }
}
