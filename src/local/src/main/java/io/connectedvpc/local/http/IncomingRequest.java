package io.connectedvpc.local.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as it came over the wire.
 *
 * @param rawPath still percent-encoded, begins with a slash
 * @param rawQuery still percent-encoded, without the question mark; empty if there is none
 * @param headers values in order, by lower-case name
 */
@SuppressWarnings("ArrayRecordComponent") // Is read, never compared.
record IncomingRequest(
        String method,
        String rawPath,
        String rawQuery,
        String protocol,
        Map<String, List<String>> headers,
        String sourceIp,
        byte[] body) {

    IncomingRequest {
        Map<String, List<String>> lowerCase = new TreeMap<>();
        headers.forEach((name, values) -> lowerCase.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        headers = lowerCase;
    }

    Optional<String> header(String lowerCaseName) {
        return headers.getOrDefault(lowerCaseName, List.of()).stream().findFirst();
    }
}
