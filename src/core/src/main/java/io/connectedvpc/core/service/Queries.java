package io.connectedvpc.core.service;

import io.connectedvpc.core.apply.Reconciled;
import io.connectedvpc.core.apply.VpcLook;
import io.connectedvpc.core.decide.EdgeMoves;
import io.connectedvpc.core.decide.Fields;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Segment;
import io.connectedvpc.core.model.Warning;
import io.connectedvpc.core.plan.Actual;
import io.connectedvpc.core.plan.InterfacePlanner;
import io.connectedvpc.core.plan.Plan;
import io.connectedvpc.core.plan.Projection;
import io.connectedvpc.core.plan.RoutePlanner;
import io.connectedvpc.core.plan.RouteState;
import io.connectedvpc.core.plan.Terms;
import io.connectedvpc.core.plan.Warnings;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.SddcStore;
import io.connectedvpc.core.port.VpcNetwork.Eni;
import io.connectedvpc.core.port.VpcNetworks;
import io.connectedvpc.core.preflight.VpcWarnings;
import io.connectedvpc.core.problem.Problem;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import io.connectedvpc.core.problem.Violation;
import io.connectedvpc.core.service.Neighbours.Sight;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers questions; changes nothing. */
public final class Queries {

    private final SddcStore store;
    private final VpcNetworks networks;
    private final Neighbours neighbours;
    private final InstantSource clock;
    private final int routeQuota;

    /** @param routeQuota how many routes a table may hold */
    public Queries(SddcStore store, VpcNetworks networks, Neighbours neighbours, InstantSource clock, int routeQuota) {
        this.store = store;
        this.networks = networks;
        this.neighbours = neighbours;
        this.clock = clock;
        this.routeQuota = routeQuota;
    }

    /** @throws Rejected when there is no such SDDC, or the store can't be asked */
    public SddcView sddc(String sddcId) {
        return view(existing(sddcId));
    }

    /** A state beside what was just seen. */
    public SddcView view(SddcState state, Actual actual) {
        return new SddcView(state, actual, plan(state, actual).inSync(), Map.of(), List.of());
    }

    /** A state as the store has it. */
    public SddcView stored(SddcState state) {
        return new SddcView(state, null, null, Map.of(), List.of());
    }

    /** A state beside what is in the VPC now; from the store alone when EC2 can't be asked. */
    public SddcView view(SddcState state) {
        try {
            return view(state, neighbours.sight(state));
        } catch (CloudFailure failure) {
            List<Warning> warnings = new ArrayList<>(Warnings.of(state));
            warnings.add(new Warning(
                    Warning.Code.EC2_UNAVAILABLE,
                    "",
                    "EC2 can't be asked (%s: %s), so this is what is desired, not what is there; ask again later."
                            .formatted(failure.action(), failure.getMessage())));
            return new SddcView(state, null, null, Map.of(), warnings);
        }
    }

    private SddcView view(SddcState state, Sight sight) {
        Sddc sddc = state.found().orElseThrow();
        Actual actual = sight.actual();
        Plan plan = plan(state, actual);
        Set<String> own = Set.copyOf(sddc.networkInterfaceIds());
        List<Eni> enis = sight.around().enis().stream()
                .filter(eni -> own.contains(eni.networkInterfaceId()))
                .toList();
        List<Warning> warnings = new ArrayList<>(Warnings.of(state, actual, plan, enis, routeQuota));
        warnings.addAll(surplus(sddc, sight.tagged()));
        warnings.addAll(VpcWarnings.of(state, sight.around()));
        Map<String, Eni> byId = enis.stream().collect(Collectors.toMap(Eni::networkInterfaceId, Function.identity()));
        return new SddcView(state, actual, plan.inSync(), byId, warnings);
    }

    /** How a segment is routed now; of the VPC only its tables are looked at. */
    public RouteState route(SddcState state, Segment segment) {
        try {
            return view(state, look(state.found().orElseThrow())).route(segment);
        } catch (CloudFailure failure) {
            return stored(state).route(segment);
        }
    }

    /**
     * The SDDCs that live, from the store alone.
     *
     * @param limit 1 or more
     * @param next where the page begins; null for the first
     * @throws Rejected when {@code next} was never said, or the store can't be asked
     */
    public SddcStore.Page sddcs(int limit, @Nullable String next) {
        if (next != null) {
            Fields.requireName("next", next);
        }
        SddcStore.Page page = asking(() -> store.list(limit, next));
        List<SddcState> living =
                page.sddcs().stream().filter(state -> state.sddc() != null).toList();
        return new SddcStore.Page(living, page.next());
    }

    /**
     * What a reconcile would write to the tables.
     *
     * @param toHost when the Edge had moved there; null: as it is
     * @throws Rejected when there is no such SDDC or host, or AWS can't be asked
     */
    public Plan plan(String sddcId, @Nullable String toHost) {
        SddcState state = existing(sddcId);
        Sddc sddc = state.found().orElseThrow();
        SddcState planned = toHost == null ? state : moved(state, sddc, toHost);
        return asking(() -> Projection.plan(planned, look(sddc), Terms.of(routeQuota, clock.instant())));
    }

    /** Whether the tables were as desired when a reconcile last saw them; asked anew when it didn't look. */
    public boolean inSync(Reconciled reconciled) {
        SddcState state = reconciled.state();
        Actual actual = reconciled.actual().equals(Actual.NOTHING)
                ? asking(() -> look(state.found().orElseThrow()))
                : reconciled.actual();
        return plan(state, actual).inSync();
    }

    private Plan plan(SddcState state, Actual actual) {
        return RoutePlanner.plan(state, actual, Terms.of(routeQuota, clock.instant()));
    }

    private SddcState moved(SddcState state, Sddc sddc, String toHost) {
        if (!EdgeMoves.canRunOn(sddc, toHost)) {
            throw new Rejected(Problem.of(
                    ProblemCode.INVALID_FIELD, List.of(new Violation("toHost", "is not a host of cluster 1"))));
        }
        return EdgeMoves.moved(state, toHost, clock.instant());
    }

    /** @throws Rejected when there is no such SDDC, or the store can't be asked */
    SddcState existing(String sddcId) {
        Fields.requireName("sddcId", sddcId);
        SddcState state = asking(() -> store.find(sddcId));
        if (state.sddc() == null) {
            throw new Rejected(ProblemCode.NOT_FOUND, "there is no SDDC %s".formatted(sddcId));
        }
        return state;
    }

    private Actual look(Sddc sddc) {
        return VpcLook.at(networks.of(sddc.attachment().account()), sddc);
    }

    private static List<Warning> surplus(Sddc sddc, List<Eni> tagged) {
        return InterfacePlanner.surplus(sddc, tagged).stream()
                .map(eni -> new Warning(
                        Warning.Code.SUBNET_NOT_DEDICATED,
                        eni.networkInterfaceId(),
                        "%s has the tags of slot %s, which has another ENI; nothing leads to it: delete it."
                                .formatted(eni.networkInterfaceId(), eni.slot())))
                .toList();
    }

    /** @throws Rejected when AWS can't be asked */
    static <T> T asking(Supplier<T> question) {
        try {
            return question.get();
        } catch (CloudFailure failure) {
            throw new Rejected(Problem.of(failure, null));
        }
    }
}
