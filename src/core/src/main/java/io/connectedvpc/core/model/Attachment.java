package io.connectedvpc.core.model;

/**
 * What an SDDC is attached to; fixed for its life.
 *
 * @param availabilityZone the subnet's zone
 * @param managementCidr the SDDC's management network, routed like a routed segment
 */
public record Attachment(String vpcId, String subnetId, String availabilityZone, Cidr managementCidr) {}
