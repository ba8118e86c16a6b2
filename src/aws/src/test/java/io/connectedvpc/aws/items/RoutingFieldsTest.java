package io.connectedvpc.aws.items;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.model.RoutedList;
import io.connectedvpc.core.model.Routing;
import io.connectedvpc.core.model.RoutingMode;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoutingFieldsTest {

    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00.123456789Z");

    @ParameterizedTest
    @MethodSource
    void mode_isReadAsItWasWritten(RoutingMode mode) {
        Attributes item = new Attributes();

        RoutingFields.write(mode, item);

        assertThat(RoutingFields.read(Fields.of(item.values()))).isEqualTo(mode);
    }

    static Stream<RoutingMode> mode_isReadAsItWasWritten() {
        RoutedList wanted = RoutedList.wanted("token-1");
        RoutedList created = wanted.created(new PrefixListId("pl-1"), THEN).edited(7, THEN);
        return Stream.of(
                new RoutingMode(Routing.PER_CIDR, 1, Instant.EPOCH, null),
                new RoutingMode(Routing.PREFIX_LIST, 3, THEN, wanted),
                new RoutingMode(Routing.PREFIX_LIST, 3, THEN, created),
                new RoutingMode(Routing.PER_CIDR, 4, THEN, created));
    }

    @Test
    void read_takesAnItemOfBefore_forOneThatNeverChanged() {
        Attributes item = new Attributes().text("routing", "PER_CIDR").number("createdIn", 5);

        assertThat(RoutingFields.read(Fields.of(item.values())))
                .isEqualTo(new RoutingMode(Routing.PER_CIDR, 5, Instant.EPOCH, null));
    }
}
