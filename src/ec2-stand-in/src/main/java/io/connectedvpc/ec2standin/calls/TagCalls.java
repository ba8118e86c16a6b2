package io.connectedvpc.ec2standin.calls;

import io.connectedvpc.ec2standin.model.Account;
import io.connectedvpc.ec2standin.model.Ec2Model;
import io.connectedvpc.ec2standin.model.Tagged;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.CreateTagsRequest;
import software.amazon.awssdk.services.ec2.model.CreateTagsResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/** Tags of resources that exist already. */
public final class TagCalls {

    private final Ec2Model model;

    public TagCalls(Account account) {
        this.model = account.resources();
    }

    /** All resources get the tags, or, if one of them is unknown, none. */
    public CreateTagsResponse create(CreateTagsRequest request) {
        if (request.resources().isEmpty()) {
            throw Ec2Errors.missing("resourceIdSet");
        }
        Tags.check(request.tags());
        List<Tagged> resources = request.resources().stream()
                .map(id -> model.resource(id).orElseThrow(() -> unknown(id)))
                .toList();
        resources.forEach(resource -> Tags.put(request.tags(), resource.tags()));
        return CreateTagsResponse.builder().build();
    }

    private static Ec2Exception unknown(String id) {
        for (ResourceKind kind : ResourceKind.values()) {
            if (id.startsWith(kind.prefix() + "-")) {
                return Ec2Errors.notFound(kind, id);
            }
        }
        return Ec2Errors.clientError("InvalidID", "The ID '%s' is not valid".formatted(id));
    }
}
