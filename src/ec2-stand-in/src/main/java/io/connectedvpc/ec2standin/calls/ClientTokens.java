package io.connectedvpc.ec2standin.calls;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceRequest;

/** Which client tokens were used for what ("Ensuring idempotency in Amazon EC2 API requests"). They never expire. */
final class ClientTokens {

    private record Use(CreateNetworkInterfaceRequest request, String networkInterfaceId) {}

    private final Map<String, Use> uses = new HashMap<>();

    /** What was made with the request's token; nothing if it has none, or a new one. */
    Optional<String> earlier(CreateNetworkInterfaceRequest request) {
        if (request.clientToken() == null) {
            return Optional.empty();
        }
        Use use = uses.get(request.clientToken());
        if (use != null && !use.request().equalsBySdkFields(comparable(request))) {
            throw Ec2Errors.idempotentParameterMismatch();
        }
        return Optional.ofNullable(use).map(Use::networkInterfaceId);
    }

    void remember(CreateNetworkInterfaceRequest request, String networkInterfaceId) {
        if (request.clientToken() != null) {
            uses.put(request.clientToken(), new Use(comparable(request), networkInterfaceId));
        }
    }

    /** Groups are a set. */
    private static CreateNetworkInterfaceRequest comparable(CreateNetworkInterfaceRequest request) {
        return request.toBuilder()
                .groups(request.groups().stream().distinct().sorted().toList())
                .build();
    }
}
