package io.connectedvpc.cli.follow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.connectedvpc.cli.show.Terminal;

/** Tells how an SDDC gets on: a bar for who looks at it, else a line for each change. */
public interface Progress {

    /** The SDDC as it is now. */
    void seen(JsonNode sddc);

    /** Nothing more comes. */
    void end();

    /** The way that fits the terminal. */
    static Progress on(Terminal terminal) {
        return terminal.errIsTty() ? new Bar(terminal) : new Lines(terminal);
    }

    /** A line that is written over again and again. */
    final class Bar implements Progress {

        private static final int WIDTH = 30;
        private static final String ERASED = "\r\u001b[K";

        private final Terminal terminal;
        private boolean begun;

        Bar(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public void seen(JsonNode sddc) {
            Tally tally = Tally.of(sddc);
            int done = (int) Math.floor(WIDTH * tally.share());
            terminal.err().print("%s[%s%s] %s".formatted(ERASED, "#".repeat(done), "-".repeat(WIDTH - done), tally));
            terminal.err().flush();
            begun = true;
        }

        @Override
        public void end() {
            if (begun) {
                terminal.err().print(ERASED);
                terminal.err().flush();
                begun = false;
            }
        }
    }

    /** A line for each change, for logs. */
    final class Lines implements Progress {

        private final Terminal terminal;
        private JsonNode last = MissingNode.getInstance();

        Lines(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public void seen(JsonNode sddc) {
            if (last.isMissingNode()) {
                terminal.note("%s: %s".formatted(sddc.path("status").asText(), Tally.of(sddc)));
            } else {
                Differences.between(last, sddc).forEach(terminal::note);
            }
            last = sddc;
        }

        @Override
        public void end() {
            last = MissingNode.getInstance();
        }
    }
}
