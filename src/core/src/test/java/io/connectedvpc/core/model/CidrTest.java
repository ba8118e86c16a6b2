package io.connectedvpc.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "10.2.0.0/16", "192.168.160.0/24", "192.168.160.1/32", "255.255.255.255/32"})
    void parse_readsWhatToStringWrites(String text) {
        assertThat(Cidr.parse(text)).hasToString(text);
    }

    @Test
    void toString_writesLatinDigits_whateverTheLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-u-nu-arab"));
        try {
            assertThat(new Cidr(0xC0A8A000L, 24)).hasToString("192.168.160.0/24");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void parse_readsAddressAndPrefix() {
        assertThat(Cidr.parse("192.168.160.0/24")).isEqualTo(new Cidr(0xC0A8A000L, 24));
    }

    @Test
    void equals_holdsForTheSameBlockOnly() {
        var block = Cidr.parse("192.168.160.0/24");

        assertThat(block).isEqualTo(Cidr.parse("192.168.160.0/24")).hasSameHashCodeAs(Cidr.parse("192.168.160.0/24"));
        assertThat(block).isNotEqualTo(Cidr.parse("192.168.160.0/25")).isNotEqualTo(Cidr.parse("192.168.161.0/24"));
        assertThat(block).isNotEqualTo(null).isNotEqualTo("192.168.160.0/24");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "10.0.0.0",
                "10.0.0.0/",
                "/8",
                "10.0.0/8",
                "10/8",
                "10.0.0.0.0/8",
                "10.0.0.0/8/8",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/+8",
                "10.0.0.0/08",
                "010.0.0.0/8",
                "0x0a.0.0.0/8",
                "256.0.0.0/8",
                "999.0.0.0/8",
                "1000.0.0.0/8",
                "10.0.0.0/8 ",
                " 10.0.0.0/8",
                "10.0.0.0/8\n",
                "10.0.0.0 /8",
                "10.0..0/8",
                "10,0,0,0/8",
                "10.0.0.0/255.0.0.0",
                "::/0",
                "::ffff:10.0.0.0/8",
                "ten.0.0.0/8"
            })
    void parse_refuses_whenNotDottedQuadWithPrefix(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Cidr.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "١٠.0.0.0/8", // Arabic-Indic digits
                "１０.0.0.0/8", // full-width digits
                "१०.0.0.0/8", // Devanagari digits
                "𝟏𝟎.0.0.0/8", // mathematical bold digits
                "10.0.0.0/８",
                "10\u30020\u30020\u30020/8", // ideographic full stops
                "10.0.0.0\u2044\u0038", // fraction slash
                "10.0.0.0/8\u200b", // zero width space
                "\ufeff10.0.0.0/8", // byte order mark
                "²0.0.0.0/8"
            })
    void parse_refuses_whenDigitsAreNotAscii(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Cidr.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"192.168.160.1/24,192.168.160.0/24", "10.2.0.1/16,10.2.0.0/16", "10.0.0.0/7,10.0.0.0/7"})
    void parse_namesTheBlock_whenHostBitsAreSet(String text, String block) {
        if (text.equals(block)) {
            assertThat(Cidr.parse(text)).hasToString(block);
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Cidr.parse(text))
                    .withMessageContaining(block);
        }
    }

    @Test
    void constructor_refuses_whenOutOfRange() {
        List.of(-1L, -(1L << 40), 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE)
                .forEach(first -> assertThatIllegalArgumentException()
                        .as("first address %d", first)
                        .isThrownBy(() -> new Cidr(first, 32)));
        List.of(-1, 33, Integer.MAX_VALUE, Integer.MIN_VALUE)
                .forEach(prefix -> assertThatIllegalArgumentException()
                        .as("prefix %d", prefix)
                        .isThrownBy(() -> new Cidr(0, prefix)));
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.160.1/24,192.168.160.0/24",
        "192.168.160.254/24,192.168.160.0/24",
        "10.2.255.254/16,10.2.0.0/16",
        "10.0.0.0/31,10.0.0.0/31",
        "10.0.0.1/31,10.0.0.0/31",
        "10.0.0.7/32,10.0.0.7/32",
    })
    void ofGateway_findsTheNetwork(String gateway, String network) {
        assertThat(Cidr.ofGateway(gateway)).hasToString(network);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"192.168.160.0/24", "192.168.160.255/24", "10.0.0.3/30", "0.0.0.0/0", "10.0.0.1", "10.0.0.1/33"})
    void ofGateway_refuses_whenNotAHostAddress(String gateway) {
        assertThatIllegalArgumentException().isThrownBy(() -> Cidr.ofGateway(gateway));
    }

    @Test
    void order_isByAddressThenLargerBlockFirst() {
        List<Cidr> ordered = List.of(
                Cidr.parse("10.0.0.0/8"),
                Cidr.parse("10.0.0.0/16"),
                Cidr.parse("10.0.0.0/32"),
                Cidr.parse("10.0.0.1/32"),
                Cidr.parse("192.168.0.0/16"),
                Cidr.parse("255.255.255.255/32"));
        assertThat(ordered.reversed().stream().sorted()).isEqualTo(ordered);
    }
}
