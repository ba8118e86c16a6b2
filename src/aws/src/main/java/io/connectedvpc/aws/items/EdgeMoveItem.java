package io.connectedvpc.aws.items;

import io.connectedvpc.core.model.EdgeMove;
import io.connectedvpc.core.model.Host;
import io.connectedvpc.core.model.Sddc;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.model.Stamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An Edge move as an update of {@code CONFIG}, which records it in the attribute {@code move} where {@link EdgeMove#fits nothing speaks against it}.
 * What it makes of the rest is decided by whoever reads it; the next commit writes that down.
 */
public final class EdgeMoveItem {

    static final String MOVE = "move";

    /** The hosts that the Edge may move to. */
    private static final String TARGETS = "edgeHosts";

    /** The time of the Edge's last applied command, in microseconds since the epoch, rounded up. A condition can't compare ISO 8601 times. */
    private static final String TIME = "edgeTime";

    private static final String TOKEN = "token";

    private EdgeMoveItem() {}

    /** Adds what the condition of an update needs and {@code CONFIG} has in no form that a condition can read. */
    static void writeGuards(Attributes item, SddcState state) {
        item.number(TIME, microsRoundedUp(state.edgeFence().time()));
        state.found().ifPresent(sddc -> item.set(TARGETS, targets(sddc)));
    }

    /** The recorded move of a {@code CONFIG} that has one. */
    static EdgeMove read(String sddcId, Fields fields) {
        return new EdgeMove(
                sddcId,
                new Stamp(fields.optionalNumber("sequence").orElse(null), fields.time("time"), fields.flag("live")),
                fields.text("toHost"),
                fields.optionalText("reason"),
                null,
                fields.optionalText("causeEventId"),
                fields.time("at"));
    }

    /** @param token tells this recording from every other one */
    public static Map<String, AttributeValue> values(EdgeMove move, String token) {
        var values = new HashMap<>(Map.of(
                ":move", AttributeValue.fromM(write(move, token).values()),
                ":one", AttributeValue.fromN("1"),
                ":ready", AttributeValue.fromS(Sddc.Lifecycle.READY.name()),
                ":running", AttributeValue.fromBool(false),
                ":to", AttributeValue.fromS(move.toHost())));
        if (move.stamp().sequence() != null) {
            values.put(":sequence", AttributeValue.fromN(move.stamp().sequence().toString()));
        } else {
            values.put(
                    ":time",
                    AttributeValue.fromN(Long.toString(micros(move.stamp().time()))));
        }
        if (move.expectedVersion() != null) {
            values.put(":expected", AttributeValue.fromN(move.expectedVersion().toString()));
        }
        return values;
    }

    /** Names that are, or might become, words of DynamoDB's own. */
    public static Map<String, String> names(EdgeMove move) {
        var names = new HashMap<>(Map.of("#group", Layout.TRAFFIC_GROUP, "#move", MOVE));
        if (move.stamp().sequence() != null) {
            names.put("#sequence", "sequence");
        }
        return names;
    }

    public static String update() {
        return "SET #move = :move, revision = revision + :one";
    }

    /** {@link EdgeMove#fits}, and that no other move is recorded. */
    public static String condition(EdgeMove move) {
        String fits = "attribute_not_exists(#move) AND sddc.lifecycle = :ready AND sddc.paused = :running"
                + " AND sddc.edges.#group.activeHost <> :to AND contains(%s, :to)".formatted(TARGETS);
        if (move.stamp().sequence() != null) {
            fits += " AND edgeFences.#group.#sequence < :sequence";
        } else {
            fits += " AND %s < :time".formatted(TIME);
        }
        return move.expectedVersion() == null ? fits : fits + " AND version = :expected";
    }

    /** Whether a {@code CONFIG} has that very recording. */
    public static boolean isRecorded(Map<String, AttributeValue> config, String token) {
        AttributeValue move = config.get(MOVE);
        return move != null && AttributeValue.fromS(token).equals(move.m().get(TOKEN));
    }

    private static Attributes write(EdgeMove move, String token) {
        var item = new Attributes()
                .text(TOKEN, token)
                .time("time", move.stamp().time())
                .flag("live", move.stamp().live())
                .text("toHost", move.toHost())
                .text("reason", move.reason())
                .text("causeEventId", move.causeEventId())
                .time("at", move.at());
        if (move.stamp().sequence() != null) {
            item.number("sequence", move.stamp().sequence());
        }
        return item;
    }

    private static TreeSet<String> targets(Sddc sddc) {
        return sddc.hosts().stream()
                .filter(Host::inManagementCluster)
                .map(Host::hostId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static long micros(Instant time) {
        return TimeUnit.SECONDS.toMicros(time.getEpochSecond()) + time.getNano() / 1_000;
    }

    private static long microsRoundedUp(@Nullable Instant time) {
        return time == null ? 0 : micros(time.plusNanos(999));
    }
}
