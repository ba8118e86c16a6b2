package io.connectedvpc.lambda.telemetry;

import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.handlers.ConsoleHandler;

/** The console that Quarkus logs to, which on Lambda is CloudWatch Logs. */
public final class ConsoleLog {

    private ConsoleLog() {}

    /** Has all lines from now on written in that format. Quarkus has no setting that takes a format of one's own. */
    public static void write(Formatter format) {
        for (Handler handler : LogManager.getLogManager().getLogger("").getHandlers()) {
            write(handler, format);
        }
    }

    private static void write(Handler handler, Formatter format) {
        switch (handler) {
            case ConsoleHandler console -> console.setFormatter(format);
            case ExtHandler group -> {
                for (Handler member : group.getHandlers()) {
                    write(member, format);
                }
            }
            default -> {}
        }
    }
}
