package io.connectedvpc.ec2standin.calls;

/**
 * The kinds of resource with the codes and the wording of EC2 for ids that are malformed or unknown
 * ("Error codes for the Amazon EC2 API").
 */
public enum ResourceKind {
    VPC("vpc", "InvalidVpcID.Malformed", "InvalidVpcID.NotFound", "The vpc ID '%s' does not exist"),
    SUBNET("subnet", "InvalidSubnetID.Malformed", "InvalidSubnetID.NotFound", "The subnet ID '%s' does not exist"),
    ROUTE_TABLE(
            "rtb",
            "InvalidRouteTableId.Malformed",
            "InvalidRouteTableID.NotFound",
            "The routeTable ID '%s' does not exist"),
    ASSOCIATION(
            "rtbassoc",
            "InvalidAssociationID.Malformed",
            "InvalidAssociationID.NotFound",
            "The association ID '%s' does not exist"),
    SECURITY_GROUP(
            "sg",
            "InvalidSecurityGroupId.Malformed",
            "InvalidGroup.NotFound",
            "The security group '%s' does not exist"),
    INTERNET_GATEWAY(
            "igw",
            "InvalidInternetGatewayId.Malformed",
            "InvalidInternetGatewayID.NotFound",
            "The internetGateway ID '%s' does not exist"),
    NETWORK_INTERFACE(
            "eni",
            "InvalidNetworkInterfaceId.Malformed",
            "InvalidNetworkInterfaceID.NotFound",
            "The networkInterface ID '%s' does not exist"),
    ATTACHMENT(
            "eni-attach",
            "InvalidNetworkInterfaceAttachmentId.Malformed",
            "InvalidAttachmentID.NotFound",
            "The attachment '%s' does not exist."),
    INSTANCE("i", "InvalidInstanceID.Malformed", "InvalidInstanceID.NotFound", "The instance ID '%s' does not exist"),
    PREFIX_LIST(
            "pl",
            "InvalidPrefixListId.Malformed",
            "InvalidPrefixListID.NotFound",
            "The prefix list (%s) does not exist.");

    private final String prefix;
    private final String malformedCode;
    private final String notFoundCode;
    private final String notFoundMessage;

    ResourceKind(String prefix, String malformedCode, String notFoundCode, String notFoundMessage) {
        this.prefix = prefix;
        this.malformedCode = malformedCode;
        this.notFoundCode = notFoundCode;
        this.notFoundMessage = notFoundMessage;
    }

    public String prefix() {
        return prefix;
    }

    String malformedCode() {
        return malformedCode;
    }

    String notFoundCode() {
        return notFoundCode;
    }

    String notFoundMessage(String id) {
        return notFoundMessage.formatted(id);
    }
}
