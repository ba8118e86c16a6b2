package io.connectedvpc.core.model;

import org.jspecify.annotations.Nullable;

/**
 * Another AWS account than the deployment's own: the role that is assumed to work in it.
 *
 * @param externalId what the role's trust policy asks for besides; null: nothing. No secret. Source: IAM User Guide, "Access to AWS accounts
 *     owned by third parties"
 */
public record Account(String roleArn, @Nullable String externalId) {

    /** As a message names it. */
    @Override
    public String toString() {
        return externalId == null ? roleArn : "%s with external id %s".formatted(roleArn, externalId);
    }
}
