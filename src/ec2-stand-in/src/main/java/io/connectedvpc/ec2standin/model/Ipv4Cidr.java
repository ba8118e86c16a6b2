package io.connectedvpc.ec2standin.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An IPv4 block in its canonical form: the host bits of {@code base} are clear.
 *
 * @param base the first address, as an unsigned number
 * @param prefix the prefix length, 0 to 32
 */
public record Ipv4Cidr(long base, int prefix) {

    private static final Pattern CIDR = Pattern.compile("([0-9.]+)/([0-9]{1,2})");
    private static final Pattern ADDRESS = Pattern.compile("([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})");

    /**
     * Reads {@code a.b.c.d/n} and clears the host bits, as EC2 does.
     *
     * @throws IllegalArgumentException if the text is no IPv4 block
     */
    public static Ipv4Cidr parse(String text) {
        Matcher matcher = CIDR.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > 32) {
            throw new IllegalArgumentException("not an IPv4 CIDR block: " + text);
        }
        int prefix = Integer.parseInt(matcher.group(2));
        return new Ipv4Cidr(addressOf(matcher.group(1)) & mask(prefix), prefix);
    }

    /**
     * The number of a dotted address.
     *
     * @throws IllegalArgumentException if the text is no IPv4 address
     */
    public static long addressOf(String text) {
        Matcher matcher = ADDRESS.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not an IPv4 address: " + text);
        }
        long address = 0;
        for (int octet = 1; octet <= 4; octet++) {
            int value = Integer.parseInt(matcher.group(octet));
            if (value > 255) {
                throw new IllegalArgumentException("not an IPv4 address: " + text);
            }
            address = (address << 8) | value;
        }
        return address;
    }

    public static String dotted(long address) {
        return octet(address, 24) + "." + octet(address, 16) + "." + octet(address, 8) + "." + octet(address, 0);
    }

    public long size() {
        return 1L << (32 - prefix);
    }

    public boolean contains(long address) {
        return (address & mask(prefix)) == base;
    }

    /** Whether every address of the other block is in this one; a block contains itself. */
    public boolean contains(Ipv4Cidr other) {
        return other.prefix >= prefix && contains(other.base);
    }

    public boolean overlaps(Ipv4Cidr other) {
        return contains(other) || other.contains(this);
    }

    private static long mask(int prefix) {
        return (0xFFFFFFFFL << (32 - prefix)) & 0xFFFFFFFFL;
    }

    private static long octet(long address, int shift) {
        return (address >> shift) & 255;
    }

    @Override
    public String toString() {
        return dotted(base) + "/" + prefix;
    }
}
