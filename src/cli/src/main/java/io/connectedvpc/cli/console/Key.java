package io.connectedvpc.cli.console;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * What the browser of the user has, and other users of the machine don't: it is in the address that is printed, and from
 * there on in a cookie.
 */
final class Key {

    private static final int BYTES = 16;
    private static final String PARAMETER = "key=";

    private final String cookie;
    private final String value;

    private Key(String cookie, String value) {
        this.cookie = cookie;
        this.value = value;
    }

    /** A new one; its cookie is named after the port, since browsers don't tell the cookies of two ports apart. */
    static Key create(int port) {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return new Key("cvpc-console-" + port, HexFormat.of().formatHex(random));
    }

    /** The query of the address that is printed. */
    String query() {
        return PARAMETER + value;
    }

    /** Whether this is the query of the address that was printed. */
    boolean isQuery(String rawQuery) {
        return isEqual(rawQuery, query());
    }

    /** The header that gives it to the browser, for requests of its own page alone. */
    String setCookie() {
        return "%s=%s; HttpOnly; SameSite=Strict; Path=/".formatted(cookie, value);
    }

    /** Whether the browser has it. */
    boolean isIn(Headers headers) {
        return headers.getOrDefault("Cookie", List.of()).stream()
                .flatMap(header -> Arrays.stream(header.split("; *")))
                .anyMatch(sent -> isEqual(sent, cookie + "=" + value));
    }

    /** In a time that doesn't tell how much is right. */
    private static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
