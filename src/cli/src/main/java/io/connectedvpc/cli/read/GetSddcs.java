package io.connectedvpc.cli.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectedvpc.cli.api.Api;
import io.connectedvpc.cli.api.Call;
import io.connectedvpc.cli.option.ApiVerb;
import io.connectedvpc.cli.option.ExitCode;
import io.connectedvpc.cli.show.Tables;
import picocli.CommandLine.Command;

/** Lists the SDDCs. */
@Command(name = "sddcs", description = "All SDDCs.")
final class GetSddcs extends ApiVerb {

    @Override
    protected int call(Api api) {
        JsonNode all = new Pages(api, Call.get("sddcs"), "sddcs").read(Integer.MAX_VALUE, null);
        show(
                all.toString(),
                () -> Tables.sddcs().lines(all.path("sddcs"), terminal().paint()));
        if (all.path("sddcs").isEmpty()) {
            terminal().note("There is no SDDC.");
        }
        return ExitCode.OK;
    }
}
