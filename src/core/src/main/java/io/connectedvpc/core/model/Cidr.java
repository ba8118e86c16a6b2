package io.connectedvpc.core.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An IPv4 block in canonical form: a network address without host bits and a prefix length. Two blocks overlap only if one contains
 * the other. Ordered by first address, then the larger block first.
 *
 * @param first the network address as an unsigned 32-bit number
 * @param prefix the prefix length, 0 to 32
 */
public record Cidr(long first, int prefix) implements Destination, Comparable<Cidr> {

    private static final int BITS = 32;
    private static final String OCTET = "(0|[1-9]\\d{0,2})";
    private static final Pattern NOTATION =
            Pattern.compile(String.join("\\.", OCTET, OCTET, OCTET, OCTET) + "/(0|[1-9]\\d?)");

    /** @throws IllegalArgumentException when prefix or address are out of range, or the address has host bits */
    public Cidr {
        if (prefix < 0 || prefix > BITS) {
            throw new IllegalArgumentException("a prefix length is 0 to 32, not " + prefix);
        }
        if (first < 0 || first >= 1L << BITS) {
            throw new IllegalArgumentException("an IPv4 address is a 32-bit number, not " + first);
        }
        if (first % size(prefix) != 0) {
            throw new IllegalArgumentException("has host bits set; the block is " + networkOf(first, prefix));
        }
    }

    /**
     * Reads dotted-quad notation, such as {@code 192.168.160.0/24}. Octal, hexadecimal and shortened forms are refused: they mean
     * different things to different programs.
     *
     * @throws IllegalArgumentException with a reason that completes the sentence "field …"
     */
    public static Cidr parse(String text) {
        Matcher parts = match(text);
        return new Cidr(address(parts), prefix(parts));
    }

    /**
     * The network of a gateway address as NSX writes it: {@code 192.168.160.1/24} is on {@code 192.168.160.0/24}.
     *
     * @throws IllegalArgumentException when it isn't a host address of its network
     */
    public static Cidr ofGateway(String text) {
        Matcher parts = match(text);
        long address = address(parts);
        Cidr network = networkOf(address, prefix(parts));
        boolean hasHostAddresses = network.prefix < BITS - 1;
        if (hasHostAddresses && (address == network.first || address == network.last())) {
            throw new IllegalArgumentException(
                    "is the network or broadcast address of " + network + ", not a gateway's");
        }
        return network;
    }

    /** The last address of the block, as an unsigned 32-bit number. */
    public long last() {
        return first + size(prefix) - 1;
    }

    /** Whether every address of {@code other} is in this block. */
    public boolean contains(Cidr other) {
        return first <= other.first && other.last() <= last();
    }

    /** Whether the two blocks share an address. */
    public boolean overlaps(Cidr other) {
        return contains(other) || other.contains(this);
    }

    /** What a record has by itself, written out, with the hash that goes with it: see ADR 16. A plan compares blocks by the thousand. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Cidr that && first == that.first && prefix == that.prefix;
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(first) + prefix;
    }

    @Override
    public int compareTo(Cidr other) {
        int byAddress = Long.compare(first, other.first);
        return byAddress != 0 ? byAddress : Integer.compare(prefix, other.prefix);
    }

    /** In dotted-quad notation. Not by a format, which would write the digits of the machine's locale. */
    @Override
    public String toString() {
        return octet(24) + "." + octet(16) + "." + octet(8) + "." + octet(0) + "/" + prefix;
    }

    private long octet(int shift) {
        return first >> shift & 0xff;
    }

    private static Matcher match(String text) {
        Matcher parts = NOTATION.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("is not an IPv4 CIDR such as 192.168.160.0/24");
        }
        return parts;
    }

    private static long address(Matcher parts) {
        long address = 0;
        for (int octet = 1; octet <= 4; octet++) {
            int value = Integer.parseInt(parts.group(octet));
            if (value > 255) {
                throw new IllegalArgumentException("is not an IPv4 CIDR: " + value + " is over 255");
            }
            address = address << 8 | value;
        }
        return address;
    }

    private static int prefix(Matcher parts) {
        int prefix = Integer.parseInt(parts.group(5));
        if (prefix > BITS) {
            throw new IllegalArgumentException("is not an IPv4 CIDR: a prefix length is 0 to 32");
        }
        return prefix;
    }

    private static Cidr networkOf(long address, int prefix) {
        return new Cidr(address - address % size(prefix), prefix);
    }

    private static long size(int prefix) {
        return 1L << (BITS - prefix);
    }
}
