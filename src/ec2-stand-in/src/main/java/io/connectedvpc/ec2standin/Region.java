package io.connectedvpc.ec2standin;

import io.connectedvpc.ec2standin.calls.AttachmentCalls;
import io.connectedvpc.ec2standin.calls.Ec2Errors;
import io.connectedvpc.ec2standin.calls.GatewayCalls;
import io.connectedvpc.ec2standin.calls.InstanceCalls;
import io.connectedvpc.ec2standin.calls.ModifyInterfaceCalls;
import io.connectedvpc.ec2standin.calls.ModifyPrefixListCalls;
import io.connectedvpc.ec2standin.calls.NetworkInterfaceCalls;
import io.connectedvpc.ec2standin.calls.PrefixListCalls;
import io.connectedvpc.ec2standin.calls.RouteCalls;
import io.connectedvpc.ec2standin.calls.RouteTableCalls;
import io.connectedvpc.ec2standin.calls.SecurityGroupCalls;
import io.connectedvpc.ec2standin.calls.SubnetCalls;
import io.connectedvpc.ec2standin.calls.TagCalls;
import io.connectedvpc.ec2standin.calls.VpcCalls;
import io.connectedvpc.ec2standin.model.Account;
import io.connectedvpc.ec2standin.model.RouteEdit;
import io.connectedvpc.ec2standin.model.RouteListener;
import io.connectedvpc.ec2standin.throttle.Throttle;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Ec2Request;
import software.amazon.awssdk.services.ec2.model.Ec2Response;

/** What all clients of a stand-in share: the account, its operations, and who hears of them. One call at a time. */
final class Region {

    private final ReentrantLock lock = new ReentrantLock();
    private final CallJournal journal = new CallJournal();
    private final List<CallListener> callListeners = new CopyOnWriteArrayList<>();
    private final List<RouteListener> routeListeners = new CopyOnWriteArrayList<>();
    private final Account account;
    private final @Nullable Throttle throttle;

    final VpcCalls vpcs;
    final SubnetCalls subnets;
    final SecurityGroupCalls groups;
    final GatewayCalls gateways;
    final RouteTableCalls routeTables;
    final RouteCalls routes;
    final NetworkInterfaceCalls interfaces;
    final ModifyInterfaceCalls interfaceAttributes;
    final AttachmentCalls attachments;
    final InstanceCalls instances;
    final TagCalls tags;
    final PrefixListCalls prefixLists;
    final ModifyPrefixListCalls prefixListChanges;

    /** @param throttle null for none */
    Region(Account account, @Nullable Throttle throttle) {
        this.account = account;
        this.throttle = throttle;
        routeTables = new RouteTableCalls(account);
        vpcs = new VpcCalls(account, routeTables);
        subnets = new SubnetCalls(account);
        groups = new SecurityGroupCalls(account);
        gateways = new GatewayCalls(account);
        routes = new RouteCalls(account, this::tell);
        interfaces = new NetworkInterfaceCalls(account);
        interfaceAttributes = new ModifyInterfaceCalls(account);
        attachments = new AttachmentCalls(account);
        instances = new InstanceCalls(account, interfaces, attachments);
        tags = new TagCalls(account);
        prefixLists = new PrefixListCalls(account);
        prefixListChanges = new ModifyPrefixListCalls(account);
    }

    CallJournal journal() {
        return journal;
    }

    Account account() {
        return account;
    }

    void tellCalls(CallListener listener) {
        callListeners.add(listener);
    }

    void tellRouteEdits(RouteListener listener) {
        routeListeners.add(listener);
    }

    private void tell(RouteEdit edit) {
        routeListeners.forEach(listener -> listener.routeEdited(edit));
    }

    /** Makes a change that isn't a call. */
    void change(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }

    <Q extends Ec2Request, A extends Ec2Response> A call(String userAgent, Q request, Function<Q, A> effect) {
        lock.lock();
        try {
            A answer = admitted(request, effect);
            note(Call.of(request, account.now(), null).by(userAgent));
            return answer;
        } catch (Ec2Exception e) {
            note(Call.of(request, account.now(), e.awsErrorDetails().errorCode())
                    .by(userAgent));
            throw e;
        } finally {
            lock.unlock();
        }
    }

    private void note(Call call) {
        journal.add(call);
        callListeners.forEach(listener -> listener.called(call));
    }

    private <Q extends Ec2Request, A extends Ec2Response> A admitted(Q request, Function<Q, A> effect) {
        if (throttle != null && !throttle.lets(Call.operationOf(request))) {
            throw Ec2Errors.requestLimitExceeded();
        }
        if (request.getValueForField("DryRun", Boolean.class).orElse(false)) {
            throw Ec2Errors.dryRun();
        }
        account.resources().settle(account.now());
        return effect.apply(request);
    }
}
