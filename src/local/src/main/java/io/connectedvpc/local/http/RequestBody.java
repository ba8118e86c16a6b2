package io.connectedvpc.local.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads a request's body within API Gateway's limit. */
final class RequestBody {

    /** "Payload size" in API Gateway's quotas for HTTP APIs. */
    static final int LIMIT_BYTES = 10 * 1024 * 1024;

    private static final long DISCARD_BYTES = 4L * LIMIT_BYTES;

    private RequestBody() {}

    /** The body; empty if it is larger than the limit. */
    static Optional<byte[]> read(InputStream stream) throws IOException {
        byte[] body = stream.readNBytes(LIMIT_BYTES + 1);
        if (body.length <= LIMIT_BYTES) {
            return Optional.of(body);
        }
        discard(stream);
        return Optional.empty();
    }

    /** Reads on for a while: a client that is cut off while it sends doesn't read the answer. */
    private static void discard(InputStream stream) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long discarded = 0;
        int count = 0;
        while (count >= 0 && discarded < DISCARD_BYTES) {
            discarded += count;
            count = stream.read(buffer);
        }
    }
}
