package io.connectedvpc.core.trace;

import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.trace.Hop.Kind;
import io.connectedvpc.core.trace.Path.Steps;
import io.connectedvpc.core.trace.RouteLookup.Match;

/** What is said of routes. */
final class Routes {

    private Routes() {}

    static void pass(Steps steps, Match match) {
        String tied = match.tied() ? "; another route is as good and leads elsewhere, AWS takes one of them" : "";
        steps.pass(
                Kind.ROUTE,
                match.route().destination().toString(),
                "%s to %s%s%s"
                        .formatted(
                                name(match),
                                match.route().target().id(),
                                match.route().propagated() ? ", propagated" : "",
                                tied));
    }

    /** The destination; for a prefix list, the entry of it. */
    static String name(Match match) {
        return match.route().destination() instanceof PrefixListId list
                ? "%s (of %s)".formatted(match.block(), list)
                : match.block().toString();
    }
}
