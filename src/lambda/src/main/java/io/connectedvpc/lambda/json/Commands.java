package io.connectedvpc.lambda.json;

import io.connectedvpc.core.command.Command.DeleteSegment;
import io.connectedvpc.core.command.Command.DeprovisionSddc;
import io.connectedvpc.core.command.Command.HostSpec;
import io.connectedvpc.core.command.Command.MoveEdge;
import io.connectedvpc.core.command.Command.ProvisionSddc;
import io.connectedvpc.core.command.Command.PutSegment;
import io.connectedvpc.core.command.Command.SddcSpec;
import io.connectedvpc.core.model.Account;
import io.connectedvpc.core.model.Stamp;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads commands from bodies; the fields of an event's detail that a REST path or query carries are read by the caller first. */
public final class Commands {

    /** What is only thought of has no id. */
    private static final String NOBODY = "";

    private Commands() {}

    public static ProvisionSddc provision(String sddcId, Stamps stamps, Body body) {
        Supplier<Stamp> stamp = stamps.reading(body);
        SddcSpec spec = spec(body);
        body.end();
        return new ProvisionSddc(sddcId, stamp.get(), spec);
    }

    /** An SDDC that is only thought of, and its segments. */
    public static Plan plan(Stamps stamps, Body body) {
        Supplier<Stamp> stamp = stamps.reading(body);
        SddcSpec spec = spec(body);
        List<Supplier<PutSegment>> segments =
                Objects.requireNonNullElse(body.objects("segments"), List.<Body>of()).stream()
                        .map(segment -> plannedSegment(stamps, segment))
                        .toList();
        body.end();
        return new Plan(
                new ProvisionSddc(NOBODY, stamp.get(), spec),
                segments.stream().map(Supplier::get).toList());
    }

    /** What a pre-flight is asked of. */
    public record Plan(ProvisionSddc sddc, List<PutSegment> segments) {}

    private static Supplier<PutSegment> plannedSegment(Stamps stamps, Body body) {
        Supplier<Stamp> stamp = stamps.reading(body);
        String name = body.required("name");
        String cidr = body.text("cidr");
        String gatewayAddress = body.text("gatewayAddress");
        String type = body.text("type");
        body.noMore();
        return () -> new PutSegment(NOBODY, stamp.get(), name, cidr, gatewayAddress, type);
    }

    private static SddcSpec spec(Body body) {
        List<Body> hosts = body.objects("hosts");
        return new SddcSpec(
                account(body.object("account")),
                body.text("vpcId"),
                body.text("subnetId"),
                body.text("managementCidr"),
                hosts == null ? null : hosts.stream().map(Commands::host).toList(),
                body.text("activeEdgeHost"),
                body.text("standbyEdgeHost"),
                body.text("routing"),
                body.texts("additionalRouteTableIds"),
                body.texts("securityGroupIds"),
                body.flag("paused"));
    }

    private static @Nullable Account account(@Nullable Body body) {
        if (body == null) {
            return null;
        }
        var account = new Account(body.required("roleArn"), body.text("externalId"));
        body.noMore();
        return account;
    }

    public static DeprovisionSddc deprovision(String sddcId, Stamps stamps, Body body) {
        Supplier<Stamp> stamp = stamps.reading(body);
        boolean force = Objects.requireNonNullElse(body.flag("force"), false);
        body.end();
        return new DeprovisionSddc(sddcId, stamp.get(), force);
    }

    public static PutSegment putSegment(String sddcId, String name, Stamps stamps, Body body) {
        Supplier<Stamp> stamp = stamps.reading(body);
        String cidr = body.text("cidr");
        String gatewayAddress = body.text("gatewayAddress");
        String type = body.text("type");
        body.end();
        return new PutSegment(sddcId, stamp.get(), name, cidr, gatewayAddress, type);
    }

    public static DeleteSegment deleteSegment(String sddcId, String name, Stamps stamps, Body body) {
        Supplier<Stamp> stamp = stamps.reading(body);
        body.end();
        return new DeleteSegment(sddcId, stamp.get(), name);
    }

    public static MoveEdge moveEdge(String sddcId, Stamps stamps, Body body) {
        Supplier<Stamp> stamp = stamps.reading(body);
        String toHost = body.required("toHost");
        String reason = body.text("reason");
        body.end();
        return new MoveEdge(sddcId, stamp.get(), toHost, reason);
    }

    private static HostSpec host(Body body) {
        var host = new HostSpec(body.required("hostId"), body.text("instanceId"), cluster(body), body.flag("leaving"));
        body.noMore();
        return host;
    }

    /** A number too large for a cluster is as wrong as any other that is none. */
    private static @Nullable Integer cluster(Body body) {
        return Optional.ofNullable(body.number("cluster"))
                .map(number -> (int) Math.max(-1, Math.min(number, Integer.MAX_VALUE)))
                .orElse(null);
    }
}
