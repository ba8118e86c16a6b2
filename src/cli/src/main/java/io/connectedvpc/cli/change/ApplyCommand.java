package io.connectedvpc.cli.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectedvpc.cli.api.Answer;
import io.connectedvpc.cli.api.Api;
import io.connectedvpc.cli.api.Call;
import io.connectedvpc.cli.file.FileOption;
import io.connectedvpc.cli.file.Manifest;
import io.connectedvpc.cli.follow.Pursuit;
import io.connectedvpc.cli.option.ApiVerb;
import io.connectedvpc.cli.option.ExitCode;
import io.connectedvpc.cli.option.VersionOption;
import io.connectedvpc.cli.option.WaitOption;
import io.connectedvpc.cli.show.SddcText;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes SDDCs and segments what a file says. */
@Command(
        name = "apply",
        description = {
            "Makes SDDCs and their segments what a file says, and tells what was created, changed or unchanged.",
            "A document has sddcId, the fields of PUT /sddcs/{sddcId}, and a list of segments. A field or a segment that is left out stays as it is."
        })
public final class ApplyCommand extends ApiVerb {

    @Spec
    private @SuppressWarnings("NullAway.Init") CommandSpec spec;

    @Mixin
    private final FileOption file = new FileOption();

    @Mixin
    private final VersionOption version = new VersionOption();

    @Mixin
    private final WaitOption wait = new WaitOption();

    @Override
    protected int call(Api api) throws InterruptedException {
        List<Manifest> manifests = file.read(surroundings().in());
        if (version.version() != null && manifests.size() > 1) {
            throw new ParameterException(spec.commandLine(), "--if-version needs a file with one document");
        }
        Pursuit pursuit = wait.pursuit(api, terminal());
        int exitCode = ExitCode.OK;
        for (Manifest manifest : manifests) {
            Application application = new Application(api, pursuit, this::report);
            application.apply(manifest, version.version());
            exitCode = Math.max(exitCode, end(api, manifest.sddcId()));
        }
        return exitCode;
    }

    private void report(String line) {
        if (!isJson()) {
            terminal().say(line);
        }
    }

    private int end(Api api, String sddcId) {
        Answer answer = api.send(Call.get("sddcs", sddcId));
        JsonNode sddc = answer.json();
        show(answer, () -> List.of(SddcText.summary(sddc, terminal().paint())));
        return WaitOption.told(Pursuit.ending(sddc), sddcId, terminal());
    }
}
