package io.connectedvpc.lambda.telemetry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectedvpc.aws.CallCounts;
import io.connectedvpc.core.port.Handled;
import io.connectedvpc.core.port.Observer;
import io.connectedvpc.lambda.json.Json;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Metrics as lines of the log, of which CloudWatch makes metrics: no call, and nothing to wait for. In the namespace {@value #NAMESPACE}, by
 * deployment, and by deployment and SDDC where it is known. Source: Amazon CloudWatch User Guide, "Specification: Embedded metric format".
 */
public final class EmfMetrics implements Observer {

    static final String NAMESPACE = "connected-vpc";
    private static final String DEPLOYMENT = "Deployment";
    private static final String SDDC = "SddcId";

    private final String deployment;
    private final CallCounts calls;
    private final InstantSource clock;
    private final Consumer<String> lines;

    /**
     * @param deployment the value of the dimension Deployment
     * @param calls what the SDK counts
     * @param lines takes each line, without its end: on Lambda standard output
     */
    public EmfMetrics(String deployment, CallCounts calls, InstantSource clock, Consumer<String> lines) {
        this.deployment = deployment;
        this.calls = calls;
        this.clock = clock;
        this.lines = lines;
    }

    @Override
    public void handled(Handled handled) {
        var values = new EnumMap<Metric, Long>(Metric.class);
        put(values, Metric.ROUTES_CHANGED, handled.changes().size());
        put(values, Metric.DRIFT_FOUND, handled.drift());
        put(values, Metric.CONFLICTS, handled.conflicts());
        put(values, Metric.DEGRADED, handled.degraded() ? 1 : 0);
        if (handled.task().isCommand()) {
            switch (handled.result()) {
                case UNCHANGED, DUPLICATE -> values.put(Metric.NO_OPS, 1L);
                case STALE -> values.put(Metric.STALE_EVENTS, 1L);
                default -> {}
            }
        }
        Handled.Failover failover = handled.failover();
        if (failover != null) {
            values.put(Metric.FAILOVER_FROM_EVENT, failover.fromEvent().toMillis());
            values.put(Metric.FAILOVER_FROM_RECEIPT, failover.fromReceipt().toMillis());
        }
        write(values, handled.sddcId());
    }

    @Override
    public void swept(int sddcs) {
        write(Map.of(Metric.SWEEP_SUCCEEDED, 1L), null);
    }

    /** Tells what the SDK counted in this invocation. */
    public void invocationEnds() {
        var values = new EnumMap<Metric, Long>(Metric.class);
        put(values, Metric.THROTTLES, calls.takeThrottles());
        put(values, Metric.RETRIES, calls.takeRetries());
        write(values, null);
    }

    private static void put(Map<Metric, Long> values, Metric metric, long count) {
        if (count > 0) {
            values.put(metric, count);
        }
    }

    private void write(Map<Metric, Long> values, @Nullable String sddcId) {
        if (values.isEmpty()) {
            return;
        }
        ObjectNode line = Json.object();
        ObjectNode about = line.putObject("_aws");
        about.put("Timestamp", clock.instant().toEpochMilli());
        ObjectNode directive = about.putArray("CloudWatchMetrics").addObject();
        directive.put("Namespace", NAMESPACE);
        ArrayNode dimensions = directive.putArray("Dimensions");
        dimension(dimensions, List.of(DEPLOYMENT));
        line.put(DEPLOYMENT, deployment);
        if (sddcId != null) {
            dimension(dimensions, List.of(DEPLOYMENT, SDDC));
            line.put(SDDC, sddcId);
        }
        ArrayNode metrics = directive.putArray("Metrics");
        values.forEach((metric, value) -> {
            metrics.addObject().put("Name", metric.title()).put("Unit", metric.unit());
            line.put(metric.title(), value);
        });
        lines.accept(Json.write(line));
    }

    private static void dimension(ArrayNode dimensions, List<String> names) {
        ArrayNode set = dimensions.addArray();
        names.forEach(set::add);
    }
}
