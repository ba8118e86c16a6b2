package io.connectedvpc.core.plan;

import io.connectedvpc.core.port.VpcNetwork.Eni;
import io.connectedvpc.core.port.VpcNetwork.EniAttachment;
import java.util.List;

/** One thing to do so that the network interfaces are as desired. */
public sealed interface InterfaceStep {

    /** The slot's ENI isn't there any more: it may be made anew. */
    record Forget(int slot, String networkInterfaceId) implements InterfaceStep {}

    /** An ENI with the slot's tags is there already. */
    record Adopt(int slot, Eni eni) implements InterfaceStep {}

    /** The slot needs an ENI. */
    record Create(int slot) implements InterfaceStep {}

    /** The ENI drops what it should forward. */
    record DisableSourceDestCheck(String networkInterfaceId) implements InterfaceStep {}

    /** The ENI has other groups. */
    record SetSecurityGroups(String networkInterfaceId, List<String> groupIds) implements InterfaceStep {}

    /** The ENI is attached to an instance that isn't its host's. */
    record Detach(String networkInterfaceId, EniAttachment attachment) implements InterfaceStep {}

    /** The ENI belongs on its host's instance. */
    record Attach(String networkInterfaceId, String instanceId) implements InterfaceStep {}
}
