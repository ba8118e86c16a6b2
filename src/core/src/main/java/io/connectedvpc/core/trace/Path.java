package io.connectedvpc.core.trace;

import io.connectedvpc.core.trace.Hop.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way of a packet.
 *
 * @param hops what it passes, in order
 * @param end where it doesn't go on; null when it arrives
 */
public record Path(List<Hop> hops, @Nullable End end) {

    public Path {
        hops = List.copyOf(hops);
    }

    /** Whether the packet arrives. */
    public boolean reached() {
        return end == null;
    }

    /** A way that is being gone. */
    static final class Steps {

        private final List<Hop> hops = new ArrayList<>();

        Steps pass(Kind kind, String id, String detail) {
            hops.add(new Hop(kind, id, detail));
            return this;
        }

        Path arrive() {
            return new Path(hops, null);
        }

        Path end(End.Code code, String detail) {
            return end(new End(code, detail));
        }

        Path end(End end) {
            return new Path(hops, end);
        }
    }
}
