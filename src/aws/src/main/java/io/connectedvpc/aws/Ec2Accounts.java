package io.connectedvpc.aws;

import io.connectedvpc.core.model.Account;
import io.connectedvpc.core.port.CloudFailure.Kind;
import io.connectedvpc.core.port.VpcNetwork;
import io.connectedvpc.core.port.VpcNetworks;
import io.connectedvpc.core.port.VpcTopology;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** EC2 of the deployment's own account, and of those that it was given a role in. */
public final class Ec2Accounts implements VpcNetworks {

    /** The external id is a caller's to choose: clients for ids that no role takes must not add up. */
    private static final int MOST_REMEMBERED = 100;

    private final Set<String> roles;
    private final String deployment;
    private final Function<Account, Ec2Client> clients;
    private final View own;
    private final Map<Account, View> others = new ConcurrentHashMap<>();

    private record View(VpcNetwork network, VpcTopology topology) {}

    /**
     * @param own the client of the deployment's own account
     * @param deployment the value of the tag that tells several installations in one account apart
     * @param roles the ARNs of the roles that may be assumed
     * @param clients makes the client that works as such a role
     */
    public Ec2Accounts(Ec2Client own, String deployment, Set<String> roles, Function<Account, Ec2Client> clients) {
        this.deployment = deployment;
        this.roles = Set.copyOf(roles);
        this.clients = clients;
        this.own = view(own);
    }

    /** The deployment's own account, and no other. */
    public static Ec2Accounts only(Ec2Client own, String deployment) {
        return new Ec2Accounts(own, deployment, Set.of(), account -> own);
    }

    @Override
    public boolean mayUse(Account account) {
        return roles.contains(account.roleArn());
    }

    @Override
    public VpcNetwork of(@Nullable Account account) {
        return view(account).network();
    }

    /** As {@link #of}, for those who only ask. */
    public VpcTopology topology(@Nullable Account account) {
        return view(account).topology();
    }

    private View view(@Nullable Account account) {
        if (account == null) {
            return own;
        }
        if (!mayUse(account)) {
            throw AwsErrors.failure(
                    Kind.DENIED,
                    "sts:AssumeRole",
                    "%s is none of the roles that this deployment may assume".formatted(account.roleArn()));
        }
        if (others.size() >= MOST_REMEMBERED) {
            others.clear();
        }
        return others.computeIfAbsent(account, other -> view(clients.apply(other)));
    }

    private View view(Ec2Client client) {
        return new View(new Ec2VpcNetwork(client, deployment), new Ec2VpcTopology(client, deployment));
    }
}
