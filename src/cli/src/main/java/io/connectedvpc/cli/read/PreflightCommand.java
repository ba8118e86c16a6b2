package io.connectedvpc.cli.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectedvpc.cli.api.Answer;
import io.connectedvpc.cli.api.Api;
import io.connectedvpc.cli.api.Call;
import io.connectedvpc.cli.api.RefusedException;
import io.connectedvpc.cli.file.FileOption;
import io.connectedvpc.cli.file.Manifest;
import io.connectedvpc.cli.option.ApiVerb;
import io.connectedvpc.cli.option.ExitCode;
import io.connectedvpc.cli.show.Paint;
import io.connectedvpc.cli.show.Plain;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks for what would go wrong. */
@Command(
        name = "preflight",
        description =
                "Looks whether what a file says would work in its VPC, and tells what would not; changes nothing.")
public final class PreflightCommand extends ApiVerb {

    @Mixin
    private final FileOption file = new FileOption();

    @Override
    protected int call(Api api) {
        int exitCode = ExitCode.OK;
        for (Manifest manifest : file.read(surroundings().in())) {
            exitCode = Math.max(exitCode, check(api, manifest));
        }
        return exitCode;
    }

    private int check(Api api, Manifest manifest) {
        Answer answer = send(api, manifest);
        JsonNode findings = answer.json().path("findings");
        show(answer, () -> lines(manifest.sddcId(), findings));
        for (JsonNode finding : findings) {
            if (finding.path("severity").asText().equals("ERROR")) {
                return ExitCode.FOUND;
            }
        }
        return ExitCode.OK;
    }

    private static Answer send(Api api, Manifest manifest) {
        try {
            return api.send(
                    Call.of("POST", "preflight").body(manifest.proposal().toString()));
        } catch (RefusedException e) {
            throw e.inFile(
                    "%s:%s: sddc %s can't be checked"
                            .formatted(
                                    manifest.document().source(),
                                    manifest.document().line(""),
                                    manifest.sddcId()),
                    manifest.document()::place);
        }
    }

    private List<String> lines(String sddcId, JsonNode findings) {
        if (findings.isEmpty()) {
            return List.of("%s: nothing found".formatted(sddcId));
        }
        Paint paint = terminal().paint();
        List<String> lines = new ArrayList<>();
        findings.forEach(finding -> lines.add("%s: %s %s: %s"
                .formatted(
                        sddcId,
                        paint.word(Plain.value(finding.path("severity"))),
                        Plain.value(finding.path("code")),
                        Plain.value(finding.path("detail")))));
        return lines;
    }
}
