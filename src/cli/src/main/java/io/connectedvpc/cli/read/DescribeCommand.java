package io.connectedvpc.cli.read;

import io.connectedvpc.cli.api.Answer;
import io.connectedvpc.cli.api.Api;
import io.connectedvpc.cli.option.ExitCode;
import io.connectedvpc.cli.option.SddcVerb;
import io.connectedvpc.cli.show.SddcText;
import picocli.CommandLine.Command;

/** Shows an SDDC with all that belongs to it. */
@Command(
        name = "describe",
        description = "Shows an SDDC: hosts, network interfaces, segments with their routes, warnings.")
public final class DescribeCommand extends SddcVerb {

    @Override
    protected int call(Api api) {
        Answer answer = api.send(look());
        show(answer, () -> SddcText.lines(answer.json(), terminal().paint()));
        return ExitCode.OK;
    }
}
