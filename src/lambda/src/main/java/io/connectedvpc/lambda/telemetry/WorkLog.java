package io.connectedvpc.lambda.telemetry;

import io.connectedvpc.core.port.Handled;
import io.connectedvpc.core.port.Handled.Result;
import io.connectedvpc.core.port.Observer;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;

/** One line of the log for what became of each command and reconcile. */
final class WorkLog implements Observer {

    private static final Logger LOG = Logger.getLogger(WorkLog.class);

    @Override
    public void handled(Handled handled) {
        Level level = level(handled);
        if (!LOG.isEnabled(level)) {
            return;
        }
        try (var fields = new LogFields()) {
            fields.name("sddcId", handled.sddcId())
                    .put("sequence", handled.sequence())
                    .put("version", handled.version())
                    .put("cause", handled.causeEventId())
                    .put("task", handled.task().name())
                    .put("result", handled.result().name())
                    .put("problem", handled.problem())
                    .put("changes", handled.changes().size())
                    .put("milliseconds", milliseconds(handled));
            LOG.logf(level, "%s", message(handled));
        }
    }

    @Override
    public void swept(int sddcs) {
        LOG.debugf("Asked for a reconcile of %d SDDCs", sddcs);
    }

    /** A reconcile comes every minute: that everything is as desired is no news. */
    private static Level level(Handled handled) {
        if (handled.degraded()) {
            return Level.WARN;
        }
        boolean news = handled.task().isCommand() || handled.result() != Result.UNCHANGED;
        return news ? Level.INFO : Level.DEBUG;
    }

    /** Without the SDDC of a command that is refused: that may be anything. */
    private static String message(Handled handled) {
        String what = handled.task() + (handled.problem() == null ? "" : " (%s)".formatted(handled.problem()));
        String end = handled.degraded() ? "; %s is degraded".formatted(handled.sddcId()) : "";
        return what + ": " + handled.result() + ", " + handled.changes().size() + " changes" + end;
    }

    private static long milliseconds(Handled handled) {
        return Duration.between(handled.times().received(), handled.times().ended())
                .toMillis();
    }
}
