package io.connectedvpc.cli.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.connectedvpc.cli.api.Answer;
import io.connectedvpc.cli.api.Api;
import io.connectedvpc.cli.api.RefusedException;
import io.connectedvpc.cli.api.UnreachableException;
import io.connectedvpc.cli.follow.Differences;
import io.connectedvpc.cli.option.ExitCode;
import io.connectedvpc.cli.option.SddcVerb;
import io.connectedvpc.cli.show.SddcText;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Stays with an SDDC. */
@Command(
        name = "watch",
        description = {
            "Shows an SDDC and goes on showing it until Ctrl-C, or until it is gone.",
            "On a terminal it is drawn again and again; elsewhere there is a line for each change, with -o json an answer."
        })
public final class WatchCommand extends SddcVerb {

    private static final DateTimeFormatter CLOCK_TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final String HOME_AND_ERASE = "\u001b[H\u001b[J";

    @Option(
            names = "--interval",
            paramLabel = "SECONDS",
            defaultValue = "2",
            description = "Time between two looks (default: ${DEFAULT-VALUE}).")
    private int interval;

    @Spec
    private @SuppressWarnings("NullAway.Init") CommandSpec spec;

    private JsonNode last = MissingNode.getInstance();
    private boolean unreachable;

    @Override
    protected int call(Api api) throws InterruptedException {
        if (interval < 0) {
            throw new ParameterException(spec.commandLine(), "--interval must be 0 or more, not " + interval);
        }
        while (look(api)) {
            Thread.sleep(Duration.ofSeconds(interval));
        }
        return ExitCode.OK;
    }

    /** Whether it is still there. What fails at the first look fails for good. */
    private boolean look(Api api) {
        try {
            Answer answer = api.send(look());
            seen(answer);
            unreachable = false;
            return true;
        } catch (UnreachableException e) {
            if (last.isMissingNode()) {
                throw e;
            }
            noteOnce(e);
            return true;
        } catch (RefusedException e) {
            if (last.isMissingNode() || !(e.answer().isNotFound() || e.answer().isPassing())) {
                throw e;
            }
            if (e.answer().isNotFound()) {
                line(sddcId() + " is gone");
            }
            return !e.answer().isNotFound();
        }
    }

    private void noteOnce(UnreachableException failure) {
        if (!unreachable) {
            terminal().note(failure.getMessage() + "; still trying");
        }
        unreachable = true;
    }

    private void seen(Answer answer) {
        JsonNode sddc = answer.json();
        if (isJson()) {
            if (!sddc.equals(last)) {
                terminal().say(answer.body());
            }
        } else if (terminal().outIsTty()) {
            draw(sddc);
        } else if (last.isMissingNode()) {
            SddcText.lines(sddc, terminal().paint()).forEach(terminal()::say);
        } else {
            Differences.between(last, sddc).forEach(this::line);
        }
        last = sddc;
    }

    private void draw(JsonNode sddc) {
        terminal().out().print(HOME_AND_ERASE);
        SddcText.lines(sddc, terminal().paint()).forEach(terminal().out()::println);
        terminal().out().flush();
    }

    /** In JSON nothing but answers is written to standard output. */
    private void line(String text) {
        String line = CLOCK_TIME.format(ZonedDateTime.now(ZoneId.systemDefault())) + " " + text;
        if (isJson()) {
            terminal().note(line);
        } else {
            terminal().say(line);
        }
    }
}
