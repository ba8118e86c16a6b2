package io.connectedvpc.core.decide;

import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An SDDC that is only thought of.
 *
 * @param state as if it had just been created, without its ENIs; null where it can't be thought of, since its management network can't be
 * @param refusals why its creation, or that of a segment, would be refused as things are
 */
public record Proposal(@Nullable SddcState state, List<Problem> refusals) {}
