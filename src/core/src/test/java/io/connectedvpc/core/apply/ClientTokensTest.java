package io.connectedvpc.core.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.Example;
import io.connectedvpc.core.port.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientTokensTest {

    private final ManualTime time = new ManualTime(Example.NOON.minusMillis(2));
    private final ClientTokens tokens = new ClientTokens(time, new Random(1));

    @Test
    void tokens_sortByAge() {
        var inOrder = new ArrayList<String>();
        for (int i = 0; i < 2_000; i++) {
            inOrder.add(tokens.get());
            time.advance(Duration.ofMillis(1));
        }
        assertThat(inOrder).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void token_tellsWhenItWasMade() {
        Instant before = time.instant();
        assertThat(ClientTokens.requestedAt(tokens.get())).isEqualTo(before);
        time.advance(Duration.ofMillis(2));
        assertThat(ClientTokens.requestedAt(tokens.get())).isEqualTo(Example.NOON);
    }

    @Test
    void tokens_differ_whenMadeAtTheSameTime() {
        assertThat(tokens.get())
                .isNotEqualTo(tokens.get())
                .hasSizeLessThanOrEqualTo(64)
                .isASCII();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "token", "token-1", "2026-11-23"})
    void foreignToken_isFromTheBeginningOfTime(String token) {
        assertThat(ClientTokens.requestedAt(token)).isEqualTo(Instant.EPOCH);
    }
}
