package io.connectedvpc.core.port;

import io.connectedvpc.core.model.Account;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The deployment's own account, and those that it may work in. */
public final class InMemoryAccounts implements VpcNetworks {

    private final InMemoryVpcNetwork own;
    private final Map<Account, InMemoryVpcNetwork> others = new ConcurrentHashMap<>();

    public InMemoryAccounts(InMemoryVpcNetwork own) {
        this.own = own;
    }

    public InMemoryVpcNetwork own() {
        return own;
    }

    /** Lets the deployment work in another account, which has that network. */
    public void allow(Account account, InMemoryVpcNetwork network) {
        others.put(account, network);
    }

    /** Takes that back. */
    public void forbid(Account account) {
        others.remove(account);
    }

    /** The same accounts with something between each network and its callers. */
    public VpcNetworks behind(UnaryOperator<VpcNetwork> front) {
        return new VpcNetworks() {
            @Override
            public boolean mayUse(Account account) {
                return InMemoryAccounts.this.mayUse(account);
            }

            @Override
            public VpcNetwork of(@Nullable Account account) {
                return front.apply(InMemoryAccounts.this.of(account));
            }
        };
    }

    @Override
    public boolean mayUse(Account account) {
        return others.containsKey(account);
    }

    @Override
    public InMemoryVpcNetwork of(@Nullable Account account) {
        if (account == null) {
            return own;
        }
        InMemoryVpcNetwork other = others.get(account);
        if (other == null) {
            throw new CloudFailure(
                    CloudFailure.Kind.DENIED, "sts:AssumeRole", account.toString(), new IllegalStateException());
        }
        return other;
    }
}
