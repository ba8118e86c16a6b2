package io.connectedvpc.core.decide;

import io.connectedvpc.core.command.Command.ProvisionSddc;
import io.connectedvpc.core.command.Command.SddcSpec;
import io.connectedvpc.core.model.Account;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Host;
import io.connectedvpc.core.model.Routing;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.problem.Problem;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the fields of {@code PUT /sddcs/{sddcId}}: what can be said of them without asking anybody. */
final class SddcFields {

    private final Fields fields = new Fields();
    private final SddcSpec spec;
    private final @Nullable Sddc existing;
    private final Instant said;

    private SddcFields(SddcSpec spec, @Nullable Sddc existing, Instant said) {
        this.spec = spec;
        this.existing = existing;
        this.said = said;
    }

    /**
     * @param existing null when the SDDC is to be created
     * @throws Rejected when a field is missing or wrong
     */
    static Wanted read(ProvisionSddc command, @Nullable Sddc existing) {
        var reader = new SddcFields(command.spec(), existing, command.stamp().time());
        reader.requireComplete();
        return reader.read();
    }

    private void requireComplete() {
        if (existing == null) {
            List<String> missing = Stream.of(
                            spec.vpcId() == null ? "vpcId" : null,
                            spec.subnetId() == null ? "subnetId" : null,
                            spec.managementCidr() == null ? "managementCidr" : null,
                            spec.hosts() == null ? "hosts" : null)
                    .filter(Objects::nonNull)
                    .toList();
            if (!missing.isEmpty()) {
                throw new Rejected(Problem.of(ProblemCode.MALFORMED_REQUEST, "missing: " + String.join(", ", missing)));
            }
        }
    }

    private Wanted read() {
        List<Host> hosts = spec.hosts() == null ? kept(Sddc::hosts) : HostList.read(spec.hosts(), said, fields);
        List<String> management = hosts.stream()
                .filter(Host::inManagementCluster)
                .map(Host::hostId)
                .toList();
        String active = existing == null ? initialActive(management) : keptActive(management);
        @Nullable
        String standby =
                existing == null ? initialStandby(active) : existing.edge().standbyHost();
        edgeHost("activeEdgeHost", spec.activeEdgeHost(), management);
        edgeHost("standbyEdgeHost", spec.standbyEdgeHost(), management);
        Routing routing = routing();
        List<String> tables = distinct(
                "additionalRouteTableIds",
                given(spec.additionalRouteTableIds(), Sddc::additionalRouteTableIds, List.of()),
                "table");
        List<String> groups = distinct(
                "securityGroupIds", given(spec.securityGroupIds(), Sddc::securityGroupIds, List.of()), "group");
        fields.account("account", spec.account());
        Cidr management0 = fields.cidr("managementCidr", spec.managementCidr()).orElse(null);
        fields.requireNone();
        return new Wanted(
                account(),
                given(spec.vpcId(), sddc -> sddc.attachment().vpcId()),
                given(spec.subnetId(), sddc -> sddc.attachment().subnetId()),
                given(management0, sddc -> sddc.attachment().managementCidr()),
                hosts,
                active,
                standby,
                routing,
                tables,
                groups,
                given(spec.paused(), Sddc::paused, false));
    }

    private String initialActive(List<String> management) {
        String first = management.isEmpty() ? "" : management.get(0);
        return Objects.requireNonNullElse(spec.activeEdgeHost(), first);
    }

    private @Nullable String initialStandby(String active) {
        if (active.equals(spec.standbyEdgeHost())) {
            fields.reject("standbyEdgeHost", "must not be the host of the active Edge");
        }
        return spec.standbyEdgeHost();
    }

    private String keptActive(List<String> management) {
        String active = kept(sddc -> sddc.edge().activeHost());
        if (!management.contains(active)) {
            fields.reject("hosts", "leaves out " + active + ", which runs the active Edge: move the Edge first");
        }
        return active;
    }

    private void edgeHost(String field, @Nullable String host, List<String> management) {
        if (host != null && !management.contains(host)) {
            fields.reject(field, "is not a host of cluster 1");
        }
    }

    private @Nullable Account account() {
        return spec.account() != null || existing == null
                ? spec.account()
                : existing.attachment().account();
    }

    private Routing routing() {
        return fields.constant(
                "routing",
                spec.routing(),
                existing == null ? Routing.PER_CIDR : existing.routing().kind());
    }

    private List<String> distinct(String field, List<String> names, String what) {
        if (new HashSet<>(names).size() < names.size()) {
            fields.reject(field, "names a " + what + " twice");
        }
        return names;
    }

    private <T> T given(@Nullable T value, Function<Sddc, T> before, T byDefault) {
        if (value != null) {
            return value;
        }
        return existing == null ? byDefault : before.apply(existing);
    }

    private <T> T given(@Nullable T value, Function<Sddc, T> before) {
        return value != null ? value : kept(before);
    }

    private <T> T kept(Function<Sddc, T> field) {
        return field.apply(Objects.requireNonNull(existing));
    }
}
