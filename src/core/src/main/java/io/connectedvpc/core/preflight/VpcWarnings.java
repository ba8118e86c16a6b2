package io.connectedvpc.core.preflight;

import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Warning;
import java.util.List;
import java.util.stream.Stream;

/** What an operator should know of the VPC that an SDDC is connected to, or is to be. */
public final class VpcWarnings {

    private VpcWarnings() {}

    /** @param state of an SDDC that lives, or is only thought of */
    public static List<Warning> of(SddcState state, Neighbourhood around) {
        return Stream.of(
                        SubnetWarnings.of(state.found().orElseThrow(), around),
                        PlaceWarnings.of(state, around),
                        RouteWarnings.of(state, around))
                .flatMap(List::stream)
                .toList();
    }
}
