package io.connectedvpc.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.Seeds;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CidrLawsTest {

    @ParameterizedTest
    @MethodSource("io.connectedvpc.core.Seeds#thousand")
    void blocks_nestOrAreDisjoint(long seed) {
        var random = new Random(seed);
        Cidr one = Seeds.block(random, 18, 32);
        Cidr other = Seeds.block(random, 18, 32);
        boolean shareAnAddress = Math.max(one.first(), other.first()) <= Math.min(one.last(), other.last());

        assertThat(one.overlaps(other)).isEqualTo(shareAnAddress).isEqualTo(other.overlaps(one));
        assertThat(one.overlaps(other)).isEqualTo(one.contains(other) || other.contains(one));
        assertThat(one.contains(other) && other.contains(one)).isEqualTo(one.equals(other));
    }

    @ParameterizedTest
    @MethodSource("io.connectedvpc.core.Seeds#thousand")
    void order_isTotalAndConsistentWithEquals(long seed) {
        var random = new Random(seed);
        Cidr one = Seeds.block(random, 24, 32);
        Cidr other = Seeds.block(random, 24, 32);
        Cidr third = Seeds.block(random, 24, 32);

        assertThat(Integer.signum(one.compareTo(other))).isEqualTo(-Integer.signum(other.compareTo(one)));
        assertThat(one.compareTo(other) == 0).isEqualTo(one.equals(other));
        if (one.compareTo(other) <= 0 && other.compareTo(third) <= 0) {
            assertThat(one).isLessThanOrEqualTo(third);
        }
        if (one.contains(other)) {
            assertThat(one).isLessThanOrEqualTo(other);
        }
    }

    @ParameterizedTest
    @MethodSource("io.connectedvpc.core.Seeds#thousand")
    void notation_isReadAsItWasWritten(long seed) {
        var random = new Random(seed);
        int prefix = random.nextInt(33);
        long size = 1L << (32 - prefix);
        long address = random.nextLong(1L << 32);
        var block = new Cidr(address - address % size, prefix);

        assertThat(Cidr.parse(block.toString())).isEqualTo(block);
        assertThat(block.last() - block.first() + 1).isEqualTo(size);
        if (size > 2) {
            var gateway = new Cidr(block.first() + 1 + random.nextLong(size - 2), 32).toString();
            String text = gateway.substring(0, gateway.indexOf('/')) + "/" + prefix;
            assertThat(Cidr.ofGateway(text)).isEqualTo(block);
        }
    }
}
