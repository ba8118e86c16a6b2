package io.connectedvpc.ec2standin.calls;

import io.connectedvpc.ec2standin.model.Ec2Model;
import io.connectedvpc.ec2standin.model.Ipv4Cidr;
import io.connectedvpc.ec2standin.model.StoredInstance;
import io.connectedvpc.ec2standin.model.StoredInstance.State;
import io.connectedvpc.ec2standin.model.StoredInterface;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceState;

/** Shows an instance as EC2 does. A terminated one is still shown, without its network. */
final class InstanceView {

    private final InterfaceView interfaceView;
    private final Ec2Model model;

    InstanceView(Ec2Model model) {
        this.model = model;
        this.interfaceView = new InterfaceView(model);
    }

    Instance of(StoredInstance instance) {
        Instance.Builder view = Instance.builder()
                .instanceId(instance.id())
                .instanceType(instance.type())
                .state(state(instance.state()))
                .launchTime(instance.launchedAt())
                .placement(placement ->
                        placement.availabilityZone(instance.subnet().availabilityZone()))
                .tags(Tags.view(instance.tags()));
        if (instance.state() != State.TERMINATED) {
            network(view, instance);
        }
        return view.build();
    }

    private void network(Instance.Builder view, StoredInstance instance) {
        List<StoredInterface> interfaces = model.interfacesOf(instance.id());
        StoredInterface primary = interfaces.getFirst();
        view.subnetId(instance.subnet().id())
                .vpcId(instance.subnet().vpcId())
                .privateIpAddress(Ipv4Cidr.dotted(primary.address()))
                .sourceDestCheck(primary.sourceDestCheck())
                .securityGroups(interfaceView.groups(primary.groupIds()))
                .networkInterfaces(
                        interfaces.stream().map(interfaceView::inInstance).toList());
    }

    static InstanceState state(State state) {
        return InstanceState.builder().code(state.code()).name(nameOf(state)).build();
    }

    static String nameOf(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
