package io.connectedvpc.local.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Percent-decoding of the two kinds: in a path a plus sign means itself, in a query it means a space. */
final class Percent {

    private Percent() {}

    static String decode(String rawPath) {
        return decodeQuery(rawPath.replace("+", "%2B"));
    }

    /** Text with a broken escape is left as it is. */
    static String decodeQuery(String rawQuery) {
        try {
            return URLDecoder.decode(rawQuery, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return rawQuery;
        }
    }
}
