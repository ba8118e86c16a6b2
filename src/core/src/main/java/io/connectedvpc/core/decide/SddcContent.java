package io.connectedvpc.core.decide;

import io.connectedvpc.core.command.Command.HostSpec;
import io.connectedvpc.core.command.Command.SddcSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code PUT /sddcs/{sddcId}} says, in a form that is stored to recognise a redelivery. A field that isn't given is left out, so
 * that fields added by a later release don't change what an older one stored.
 */
final class SddcContent {

    private final List<String> parts = new ArrayList<>();

    private SddcContent() {}

    static String of(SddcSpec spec) {
        var content = new SddcContent();
        if (spec.account() != null) {
            content.add("account", spec.account().roleArn());
            content.add("externalId", spec.account().externalId());
        }
        content.add("vpcId", spec.vpcId());
        content.add("subnetId", spec.subnetId());
        content.add("managementCidr", spec.managementCidr());
        content.add("hosts", spec.hosts() == null ? null : hosts(spec.hosts()));
        content.add("activeEdgeHost", spec.activeEdgeHost());
        content.add("standbyEdgeHost", spec.standbyEdgeHost());
        content.add("routing", spec.routing());
        content.add("additionalRouteTableIds", spec.additionalRouteTableIds());
        content.add("securityGroupIds", spec.securityGroupIds());
        content.add("paused", spec.paused());
        return String.join(" ", content.parts);
    }

    private static String hosts(List<HostSpec> hosts) {
        return hosts.stream()
                .map(host -> "%s/%s/%s/%b"
                        .formatted(
                                host.hostId(),
                                Objects.requireNonNullElse(host.instanceId(), ""),
                                Objects.requireNonNullElse(host.cluster(), 1),
                                Boolean.TRUE.equals(host.leaving())))
                .collect(Collectors.joining(","));
    }

    private void add(String field, @Nullable Object value) {
        if (value != null) {
            parts.add(field + "=" + value);
        }
    }
}
