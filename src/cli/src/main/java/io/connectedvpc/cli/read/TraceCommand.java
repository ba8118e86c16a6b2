package io.connectedvpc.cli.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectedvpc.cli.api.Answer;
import io.connectedvpc.cli.api.Api;
import io.connectedvpc.cli.option.ExitCode;
import io.connectedvpc.cli.option.SddcVerb;
import io.connectedvpc.cli.show.TraceText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Follows a packet. */
@Command(
        name = "trace",
        description = "Follows a packet from the VPC to an SDDC and back, hop by hop, or to where it ends and why.")
public final class TraceCommand extends SddcVerb {

    @Option(
            names = "--from",
            paramLabel = "ADDRESS|SUBNET",
            required = true,
            description = "An address in the VPC, or the id of a subnet.")
    private String from = "";

    @Option(names = "--to", paramLabel = "ADDRESS", required = true, description = "An address behind the Edge.")
    private String to = "";

    @Override
    protected int call(Api api) {
        Answer answer = api.send(look("trace").with("from", from).with("to", to));
        JsonNode trace = answer.json();
        show(answer, () -> TraceText.lines(trace, terminal().paint()));
        return TraceText.arrives(trace) ? ExitCode.OK : ExitCode.FOUND;
    }
}
