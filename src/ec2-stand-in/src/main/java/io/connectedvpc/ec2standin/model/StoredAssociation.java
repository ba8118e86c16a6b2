package io.connectedvpc.ec2standin.model;

import org.jspecify.annotations.Nullable;

/**
 * An association of a route table.
 *
 * @param subnetId the subnet that uses the table, or null for the association that makes it its VPC's main table
 */
public record StoredAssociation(String id, @Nullable String subnetId) {

    public boolean isMain() {
        return subnetId == null;
    }
}
