package io.connectedvpc.core.port;

import io.connectedvpc.core.model.Account;
import org.jspecify.annotations.Nullable;

/** The VPC side of each account that a connected VPC may be in. */
public interface VpcNetworks {

    /** Whether the deployment may work in that account: a caller doesn't choose freely. */
    boolean mayUse(Account account);

    /**
     * The network as that account has it.
     *
     * @param account null: the deployment's own
     * @throws CloudFailure when the deployment may not work there
     */
    VpcNetwork of(@Nullable Account account);

    /** That network for every account, of which a deployment may use any. */
    static VpcNetworks everywhere(VpcNetwork network) {
        return new VpcNetworks() {
            @Override
            public boolean mayUse(Account account) {
                return true;
            }

            @Override
            public VpcNetwork of(@Nullable Account account) {
                return network;
            }
        };
    }
}
