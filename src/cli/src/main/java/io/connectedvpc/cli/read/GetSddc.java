package io.connectedvpc.cli.read;

import io.connectedvpc.cli.api.Answer;
import io.connectedvpc.cli.api.Api;
import io.connectedvpc.cli.option.ExitCode;
import io.connectedvpc.cli.option.SddcVerb;
import io.connectedvpc.cli.show.Tables;
import java.util.List;
import picocli.CommandLine.Command;

/** Shows one SDDC in a line. */
@Command(name = "sddc", description = "One SDDC, in a line; more of it tells describe.")
final class GetSddc extends SddcVerb {

    @Override
    protected int call(Api api) {
        Answer answer = api.send(look());
        show(
                answer,
                () -> Tables.sddcs().lines(List.of(answer.json()), terminal().paint()));
        return ExitCode.OK;
    }
}
