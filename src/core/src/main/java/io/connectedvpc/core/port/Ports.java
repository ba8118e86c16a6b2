package io.connectedvpc.core.port;

import io.connectedvpc.core.model.Account;
import io.connectedvpc.core.model.SddcState;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The world as the core sees it.
 *
 * @param account the one whose network is seen; null: the deployment's own
 * @param tokens client tokens for EC2, each a new one: the time of the call, so that they sort by age, and something random; at most 64 ASCII
 *     characters
 * @param observer hears what was done
 */
public record Ports(
        SddcStore store,
        VpcNetworks networks,
        @Nullable Account account,
        EventSink events,
        Time time,
        Parallel parallel,
        Supplier<String> tokens,
        Observer observer) {

    /** With the network of the deployment's own account. */
    public Ports(
            SddcStore store,
            VpcNetworks networks,
            EventSink events,
            Time time,
            Parallel parallel,
            Supplier<String> tokens,
            Observer observer) {
        this(store, networks, null, events, time, parallel, tokens, observer);
    }

    /** With one network, and nobody who listens. */
    public Ports(
            SddcStore store,
            VpcNetwork network,
            EventSink events,
            Time time,
            Parallel parallel,
            Supplier<String> tokens) {
        this(store, VpcNetworks.everywhere(network), events, time, parallel, tokens, Observer.NOBODY);
    }

    /** The network of the account. Throws {@link CloudFailure} when the deployment may not work there. */
    public VpcNetwork network() {
        return networks.of(account);
    }

    /** The same world with the network that an SDDC's VPC is in. */
    public Ports at(SddcState state) {
        return new Ports(store, networks, accountOf(state), events, time, parallel, tokens, observer);
    }

    /** Whether the network is the one that an SDDC's VPC is in: one that was deleted and made again may be in another. */
    public boolean isAt(SddcState state) {
        Account there = accountOf(state);
        return account == null ? there == null : account.equals(there);
    }

    private static @Nullable Account accountOf(SddcState state) {
        return state.found().map(sddc -> sddc.attachment().account()).orElse(null);
    }
}
