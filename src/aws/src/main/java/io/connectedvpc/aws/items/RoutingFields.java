package io.connectedvpc.aws.items;

import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.model.RoutedList;
import io.connectedvpc.core.model.Routing;
import io.connectedvpc.core.model.RoutingMode;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** The mode of an SDDC's routing as fields of its map; the list is a map in it, and missing where there is none. */
final class RoutingFields {

    private RoutingFields() {}

    static void write(RoutingMode mode, Attributes sddc) {
        sddc.text("routing", mode.kind().name())
                .number("routingChangedIn", mode.changedIn())
                .time("routingChangedAt", mode.changedAt());
        Optional.ofNullable(mode.list()).ifPresent(list -> sddc.map("prefixList", write(list)));
    }

    /** An item from before there were two modes doesn't say since when it has its own: it never had another. */
    static RoutingMode read(Fields sddc) {
        return new RoutingMode(
                sddc.oneOf(Routing.class, "routing"),
                sddc.optionalNumber("routingChangedIn").orElseGet(() -> sddc.number("createdIn")),
                Objects.requireNonNullElse(sddc.optionalTime("routingChangedAt"), Instant.EPOCH),
                sddc.optionalMap("prefixList").map(RoutingFields::readList).orElse(null));
    }

    private static Attributes write(RoutedList list) {
        return new Attributes()
                .text("clientToken", list.clientToken())
                .text("id", list.id() == null ? null : list.id().value())
                .number("version", list.version())
                .time("editedAt", list.editedAt());
    }

    private static RoutedList readList(Fields fields) {
        return new RoutedList(
                fields.text("clientToken"),
                Optional.ofNullable(fields.optionalText("id"))
                        .map(PrefixListId::new)
                        .orElse(null),
                fields.number("version"),
                fields.time("editedAt"));
    }
}
