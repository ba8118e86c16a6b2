package io.connectedvpc.core.port;

import io.connectedvpc.core.model.Account;
import org.jspecify.annotations.Nullable;

/** The {@link VpcTopology} of each account that a connected VPC may be in. */
public interface VpcTopologies {

    /**
     * The topology as that account has it.
     *
     * @param account null: the deployment's own
     * @throws CloudFailure when the deployment may not work there
     */
    VpcTopology of(@Nullable Account account);
}
