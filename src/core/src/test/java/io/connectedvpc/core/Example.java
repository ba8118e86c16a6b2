package io.connectedvpc.core;

import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.command.Command.HostSpec;
import io.connectedvpc.core.command.Command.SddcSpec;
import io.connectedvpc.core.command.Origin;
import io.connectedvpc.core.model.Account;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.Stamp;
import io.connectedvpc.core.port.InMemoryVpcNetwork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The worked example: a VPC, an SDDC of two hosts in it, and the commands that are sent to it. */
public final class Example {

    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    public static final String SDDC = "sddc-1";
    public static final String VPC = "vpc-1";
    public static final String SUBNET = "subnet-1";
    public static final String MAIN = "rtb-main-vpc-1";
    public static final Cidr MANAGEMENT = Cidr.parse("10.2.0.0/16");
    public static final Cidr WEB = Cidr.parse("192.168.160.0/24");
    public static final Cidr APP = Cidr.parse("192.168.161.0/24");
    public static final Cidr DB = Cidr.parse("192.168.162.0/24");

    /** Another account than the deployment's own. */
    public static final Account ACCOUNT = new Account("arn:aws:iam::210987654321:role/connected-vpc", "sddc-1");

    private Example() {}

    /** The VPC of the example with instances {@code i-1} to {@code i-20}, and another VPC with a subnet and an instance. */
    public static InMemoryVpcNetwork network() {
        var network = new InMemoryVpcNetwork();
        network.addVpc(VPC, "10.0.0.0/16");
        network.addSubnet(VPC, SUBNET, "eu-west-1a", "10.0.165.0/26");
        IntStream.rangeClosed(1, 20).forEach(i -> network.addInstance(VPC, "i-" + i));
        network.addGroup(VPC, "sg-1");
        network.addGroup(VPC, "sg-2");
        network.addVpc("vpc-2", "10.1.0.0/16");
        network.addSubnet("vpc-2", "subnet-2", "eu-west-1b", "10.1.165.0/26");
        network.addInstance("vpc-2", "i-elsewhere");
        network.addGroup("vpc-2", "sg-elsewhere");
        return network;
    }

    /** The body of the example's first PUT. */
    public static Spec spec() {
        return new Spec()
                .vpc(VPC)
                .subnet(SUBNET)
                .management(MANAGEMENT.toString())
                .hosts(host(1), host(2))
                .active("esx-1")
                .standby("esx-2")
                .groups("sg-1");
    }

    /** The host {@code esx-<number>} on the instance {@code i-<number>}. */
    public static HostSpec host(int number) {
        return new HostSpec("esx-" + number, "i-" + number, null, null);
    }

    public static HostSpec leaving(int number) {
        return new HostSpec("esx-" + number, "i-" + number, null, true);
    }

    /** The hosts of those numbers, from first to last. */
    public static HostSpec[] hosts(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(Example::host).toArray(HostSpec[]::new);
    }

    /** Another SDDC in the same VPC, on hosts of its own. */
    public static Spec another() {
        return spec().management("10.3.0.0/16").hosts(hosts(3, 4)).active(null).standby(null);
    }

    public static Command.ProvisionSddc provision(Spec spec, Stamp stamp) {
        return new Command.ProvisionSddc(SDDC, stamp, spec.build());
    }

    public static Command.PutSegment segment(String name, Cidr cidr, Stamp stamp) {
        return new Command.PutSegment(SDDC, stamp, name, cidr.toString(), null, null);
    }

    public static Command.PutSegment segment(String name, Cidr cidr, String type, Stamp stamp) {
        return new Command.PutSegment(SDDC, stamp, name, cidr.toString(), null, type);
    }

    public static Command.DeleteSegment deleteSegment(String name, Stamp stamp) {
        return new Command.DeleteSegment(SDDC, stamp, name);
    }

    public static Command.MoveEdge move(String toHost, Stamp stamp) {
        return new Command.MoveEdge(SDDC, stamp, toHost, null);
    }

    public static Command.MoveEdge failover(String toHost, Stamp stamp) {
        return new Command.MoveEdge(SDDC, stamp, toHost, "FAILURE");
    }

    public static Command.DeprovisionSddc deprovision(boolean force, Stamp stamp) {
        return new Command.DeprovisionSddc(SDDC, stamp, force);
    }

    /** As a REST call without a number. */
    public static Stamp live() {
        return new Stamp(null, NOON, true);
    }

    /** As an event with a number. */
    public static Stamp numbered(long sequence) {
        return new Stamp(sequence, NOON, false);
    }

    /** As an event without a number, so long after noon. */
    public static Stamp timed(Duration afterNoon) {
        return new Stamp(null, NOON.plus(afterNoon), false);
    }

    /** A caller that waits 20 s, from then on. */
    public static Origin caller(Instant now) {
        return new Origin("cause-1", null, now.plusSeconds(20));
    }

    /** A caller that has seen that version. */
    public static Origin ifMatch(long version) {
        return new Origin("cause-1", version, NOON.plusSeconds(20));
    }

    /** A body of {@code PUT /sddcs/{sddcId}}, field by field. */
    public static final class Spec {

        private @Nullable Account account;
        private @Nullable String vpc;
        private @Nullable String subnet;
        private @Nullable String management;
        private @Nullable List<HostSpec> hosts;
        private @Nullable String active;
        private @Nullable String standby;
        private @Nullable String routing;
        private @Nullable List<String> tables;
        private @Nullable List<String> groups;
        private @Nullable Boolean paused;

        public Spec account(@Nullable Account other) {
            account = other;
            return this;
        }

        public Spec vpc(@Nullable String id) {
            vpc = id;
            return this;
        }

        public Spec subnet(@Nullable String id) {
            subnet = id;
            return this;
        }

        public Spec management(@Nullable String cidr) {
            management = cidr;
            return this;
        }

        public Spec hosts(HostSpec... all) {
            hosts = List.of(all);
            return this;
        }

        public Spec noHosts() {
            hosts = null;
            return this;
        }

        public Spec active(@Nullable String host) {
            active = host;
            return this;
        }

        public Spec standby(@Nullable String host) {
            standby = host;
            return this;
        }

        public Spec routing(@Nullable String mode) {
            routing = mode;
            return this;
        }

        public Spec tables(String... ids) {
            tables = List.of(ids);
            return this;
        }

        public Spec groups(String... ids) {
            groups = List.of(ids);
            return this;
        }

        public Spec noGroups() {
            groups = null;
            return this;
        }

        public Spec paused(@Nullable Boolean isPaused) {
            paused = isPaused;
            return this;
        }

        public SddcSpec build() {
            return new SddcSpec(
                    account, vpc, subnet, management, hosts, active, standby, routing, tables, groups, paused);
        }
    }
}
