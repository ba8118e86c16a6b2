package io.connectedvpc.ec2standin.calls;

import io.connectedvpc.ec2standin.model.Account;
import io.connectedvpc.ec2standin.model.Ec2Model;
import io.connectedvpc.ec2standin.model.StoredGateway;
import io.connectedvpc.ec2standin.model.StoredVpc;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.AttachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.AttachInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;

/** Internet gateways: enough of them to have foreign routes in a table. */
public final class GatewayCalls {

    private final Account account;
    private final Ec2Model model;
    private final Lookup lookup;

    public GatewayCalls(Account account) {
        this.account = account;
        this.model = account.resources();
        this.lookup = new Lookup(model);
    }

    public CreateInternetGatewayResponse create(CreateInternetGatewayRequest request) {
        List<Tag> tags = Tags.of(request.tagSpecifications(), ResourceType.INTERNET_GATEWAY);
        StoredGateway gateway = new StoredGateway(account.ids().next(ResourceKind.INTERNET_GATEWAY.prefix()));
        Tags.put(tags, gateway.tags());
        model.gateways().put(gateway.id(), gateway);
        InternetGateway view = InternetGateway.builder()
                .internetGatewayId(gateway.id())
                .ownerId(Account.OWNER_ID)
                .tags(Tags.view(gateway.tags()))
                .build();
        return CreateInternetGatewayResponse.builder().internetGateway(view).build();
    }

    public AttachInternetGatewayResponse attach(AttachInternetGatewayRequest request) {
        StoredGateway gateway = lookup.gateway(request.internetGatewayId());
        StoredVpc vpc = lookup.vpc(request.vpcId());
        if (gateway.vpcId() != null) {
            throw Ec2Errors.clientError(
                    "Resource.AlreadyAssociated",
                    "resource %s is already attached to network %s".formatted(gateway.id(), gateway.vpcId()));
        }
        gateway.attachTo(vpc.id());
        return AttachInternetGatewayResponse.builder().build();
    }
}
