package io.connectedvpc.local.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** How a body stands in an event: as text, or in Base64 with {@code isBase64Encoded}. */
enum BodyEncoding {
    TEXT {
        @Override
        String encode(byte[] body) {
            return new String(body, StandardCharsets.UTF_8);
        }
    },
    BASE64 {
        @Override
        String encode(byte[] body) {
            return Base64.getEncoder().encodeToString(body);
        }
    };

    abstract String encode(byte[] body);

    /**
     * The encoding for a body. As an HTTP API does, only what its type declares to be text stays text: a form, which is
     * what curl says when it isn't told otherwise, comes in Base64.
     */
    static BodyEncoding of(Optional<String> contentType, byte[] body) {
        return contentType.map(BodyEncoding::isText).orElse(true) && isUtf8(body) ? TEXT : BASE64;
    }

    private static boolean isText(String contentType) {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.startsWith("text/")
                || type.equals("application/json")
                || type.equals("application/xml")
                || type.equals("application/javascript")
                || type.endsWith("+json");
    }

    private static boolean isUtf8(byte[] body) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
