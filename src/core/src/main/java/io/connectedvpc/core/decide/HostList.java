package io.connectedvpc.core.decide;

import io.connectedvpc.core.command.Command.HostSpec;
import io.connectedvpc.core.model.Host;
import io.connectedvpc.core.model.Host.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the hosts of a command: 2 to 16 in the management cluster, and one more while another leaves. */
final class HostList {

    private static final int FEWEST = 2;
    private static final int MOST = 16;
    private static final int LAST_CLUSTER = 20;

    private HostList() {}

    /** The hosts, all up: who names a host says that it is there. What is wrong is noted in {@code fields}. */
    static List<Host> read(List<HostSpec> specs, Instant now, Fields fields) {
        var hosts = new ArrayList<Host>();
        var seen = new HashSet<String>();
        for (int i = 0; i < specs.size(); i++) {
            String field = "hosts[%s].".formatted(i);
            HostSpec spec = specs.get(i);
            fields.name(field + "hostId", spec.hostId());
            unique(seen, "host " + spec.hostId(), field + "hostId", fields);
            instance(seen, spec.instanceId(), field + "instanceId", fields);
            hosts.add(new Host(
                    spec.hostId(),
                    spec.instanceId(),
                    cluster(spec.cluster(), field + "cluster", fields),
                    Boolean.TRUE.equals(spec.leaving()),
                    State.UP,
                    now));
        }
        count(hosts, fields);
        return hosts;
    }

    private static void instance(HashSet<String> seen, @Nullable String instanceId, String field, Fields fields) {
        if (instanceId == null) {
            return;
        }
        if (instanceId.isBlank()) {
            fields.reject(field, "must not be blank; leave it out for a host without an instance");
        }
        unique(seen, "instance " + instanceId, field, fields);
    }

    private static void unique(HashSet<String> seen, String what, String field, Fields fields) {
        if (!seen.add(what)) {
            fields.reject(field, "names " + what + " a second time");
        }
    }

    private static int cluster(@Nullable Integer given, String field, Fields fields) {
        int cluster = Objects.requireNonNullElse(given, Host.MANAGEMENT_CLUSTER);
        if (cluster < Host.MANAGEMENT_CLUSTER || cluster > LAST_CLUSTER) {
            fields.reject(field, "must be 1 to " + LAST_CLUSTER);
        }
        return cluster;
    }

    private static void count(List<Host> hosts, Fields fields) {
        List<Host> management = hosts.stream().filter(Host::inManagementCluster).toList();
        long leaving = management.stream().filter(Host::leaving).count();
        if (management.size() < FEWEST) {
            fields.reject("hosts", "must name at least " + FEWEST + " hosts of cluster 1");
        }
        if (management.size() - Math.min(leaving, 1) > MOST) {
            fields.reject("hosts", "may name at most " + MOST + " hosts of cluster 1, and one more that is leaving");
        }
    }
}
