package io.connectedvpc.aws.items;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.SddcState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How the blocks that an SDDC holds in a VPC change.
 *
 * @param before disjoint blocks
 * @param after disjoint blocks
 */
public record ClaimChange(String vpcId, Set<Cidr> before, Set<Cidr> after) {

    /** The changes that a commit makes: none, or one unless it moves the SDDC to another VPC. */
    public static List<ClaimChange> between(SddcState before, SddcState after) {
        Map<String, Set<Cidr>> held = byVpc(before);
        Map<String, Set<Cidr>> wanted = byVpc(after);
        return Stream.of(held, wanted)
                .flatMap(claims -> claims.keySet().stream())
                .distinct()
                .map(vpcId -> new ClaimChange(
                        vpcId, held.getOrDefault(vpcId, Set.of()), wanted.getOrDefault(vpcId, Set.of())))
                .filter(change -> !change.before.equals(change.after))
                .toList();
    }

    /** The blocks that weren't held before, as a whole; what was can't be another SDDC's. */
    public List<Cidr> wanted() {
        return after.stream()
                .filter(block -> before.stream().noneMatch(held -> held.contains(block)))
                .toList();
    }

    private static Map<String, Set<Cidr>> byVpc(SddcState state) {
        return state.found()
                .map(sddc -> Map.<String, Set<Cidr>>of(sddc.attachment().vpcId(), state.claims()))
                .orElseGet(Map::of);
    }
}
