package io.connectedvpc.ec2standin.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv4CidrTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/16, 10.0.0.0/16",
        "100.68.0.18/18, 100.68.0.0/18",
        "255.255.255.255/32, 255.255.255.255/32",
        "203.0.113.9/0, 0.0.0.0/0"
    })
    void parse_clearsHostBits(String text, String canonical) {
        assertThat(Ipv4Cidr.parse(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0", "10.0.0.0/33", "10.0.0/8", "256.0.0.0/8", "::/0", "10.0.0.0/", "x/8"})
    void parse_refuses_whenNoIpv4Block(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Ipv4Cidr.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/16, 10.0.165.0/26, true, true",
        "10.0.165.0/26, 10.0.0.0/16, false, true",
        "10.0.0.0/16, 10.0.0.0/16, true, true",
        "10.0.0.0/16, 10.1.0.0/16, false, false",
        "0.0.0.0/0, 255.0.0.0/8, true, true"
    })
    void contains_and_overlaps(String one, String other, boolean contains, boolean overlaps) {
        assertThat(Ipv4Cidr.parse(one).contains(Ipv4Cidr.parse(other))).isEqualTo(contains);
        assertThat(Ipv4Cidr.parse(one).overlaps(Ipv4Cidr.parse(other))).isEqualTo(overlaps);
    }

    @Test
    void size_isThatOfThePrefix() {
        assertThat(Ipv4Cidr.parse("10.0.165.0/26").size()).isEqualTo(64);
        assertThat(Ipv4Cidr.parse("0.0.0.0/0").size()).isEqualTo(1L << 32);
    }
}
