package io.connectedvpc.cli.option;

import io.connectedvpc.cli.api.Api;
import io.connectedvpc.cli.follow.Progress;
import io.connectedvpc.cli.follow.Pursuit;
import io.connectedvpc.cli.follow.Pursuit.Ending;
import io.connectedvpc.cli.show.Terminal;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How long to stay with what the API has taken and goes on with. */
public final class WaitOption {

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description = "How long to wait for what takes longer than an answer; 0: not at all (default: 300).")
    private int seconds;

    /** Sends commands and waits for them. */
    public Pursuit pursuit(Api api, Terminal terminal) {
        return new Pursuit(api, Progress.on(terminal), Duration.ofSeconds(seconds));
    }

    /** The exit code for an ending, which is told unless it is a good one. */
    public static int told(Ending ending, String sddcId, Terminal terminal) {
        String sentence = switch (ending) {
            case DONE -> "";
            case DEGRADED -> "%s is DEGRADED: see the warnings of cvpc describe %s".formatted(sddcId, sddcId);
            case UNFINISHED -> "%s isn't in sync yet; it goes on by itself: cvpc watch %s".formatted(sddcId, sddcId);
            case GONE -> "%s is gone".formatted(sddcId);
        };
        if (!sentence.isEmpty()) {
            terminal.note(terminal.errPaint().warning(sentence));
        }
        return ending == Ending.DONE ? ExitCode.OK : ExitCode.UNFINISHED;
    }
}
