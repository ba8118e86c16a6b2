package io.connectedvpc.ec2standin.calls;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Ec2Request;

/**
 * Which client tokens were used for what, for one kind of request ("Ensuring idempotency in Amazon EC2 API requests").
 * They never expire.
 */
final class ClientTokens<Q extends Ec2Request> {

    private record Use<Q>(Q request, String resourceId) {}

    private final Function<Q, @Nullable String> token;
    private final UnaryOperator<Q> comparable;
    private final Map<String, Use<Q>> uses = new HashMap<>();

    /** @param comparable puts what is a set into an order */
    ClientTokens(Function<Q, @Nullable String> token, UnaryOperator<Q> comparable) {
        this.token = token;
        this.comparable = comparable;
    }

    /** What was made with the request's token; nothing if it has none, or a new one. */
    Optional<String> earlier(Q request) {
        Use<Q> use = uses.get(token.apply(request));
        if (use != null && !use.request().equalsBySdkFields(comparable.apply(request))) {
            throw Ec2Errors.idempotentParameterMismatch();
        }
        return Optional.ofNullable(use).map(Use::resourceId);
    }

    void remember(Q request, String resourceId) {
        String used = token.apply(request);
        if (used != null) {
            uses.put(used, new Use<>(comparable.apply(request), resourceId));
        }
    }
}
