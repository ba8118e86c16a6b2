package io.connectedvpc.aws.items;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LayoutTest {

    private final Locale before = Locale.getDefault();

    @BeforeEach
    void useALocaleWithDigitsOfItsOwn() {
        Locale.setDefault(Locale.forLanguageTag("ar-u-nu-arab"));
    }

    @AfterEach
    void useTheLocaleOfBefore() {
        Locale.setDefault(before);
    }

    @Test
    void keys_haveLatinDigits_asManyAsSortThem() {
        assertThat(Layout.eni(3)).isEqualTo("ENI#03");
        assertThat(Layout.eni(16)).isEqualTo("ENI#16");
        assertThat(Layout.out(41)).isEqualTo("OUT#0000000000000000041");
        assertThat(Layout.out(Long.MAX_VALUE)).isEqualTo("OUT#9223372036854775807");
        assertThat(Layout.history(Instant.parse("2026-01-02T03:04:05.678Z"))).isEqualTo("history#001767323045678");
    }
}
