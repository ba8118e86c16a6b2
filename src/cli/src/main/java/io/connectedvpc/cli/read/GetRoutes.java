package io.connectedvpc.cli.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectedvpc.cli.api.Answer;
import io.connectedvpc.cli.api.Api;
import io.connectedvpc.cli.option.ExitCode;
import io.connectedvpc.cli.option.SddcVerb;
import io.connectedvpc.cli.show.Plain;
import io.connectedvpc.cli.show.Tables;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** Lists the routes of the connected VPC. */
@Command(
        name = "routes",
        description = "The route tables of an SDDC's VPC, with all their routes and the subnets that use them.")
final class GetRoutes extends SddcVerb {

    @Override
    protected int call(Api api) {
        Answer answer = api.send(look("route-tables"));
        show(answer, () -> lines(answer.json().path("routeTables")));
        return ExitCode.OK;
    }

    private List<String> lines(JsonNode tables) {
        List<String> lines = new ArrayList<>();
        for (JsonNode table : tables) {
            lines.add(terminal().paint().head(title(table)));
            Tables.routes().lines(table.path("routes"), terminal().paint()).forEach(line -> lines.add("  " + line));
        }
        return lines;
    }

    private static String title(JsonNode table) {
        List<String> subnets = new ArrayList<>();
        table.path("subnets").forEach(subnet -> subnets.add(Plain.value(subnet.path("subnetId"))));
        return "%s%s%s, used by %s"
                .formatted(
                        Plain.value(table.path("routeTableId")),
                        table.path("main").asBoolean() ? " (main)" : "",
                        table.path("managed").asBoolean() ? "" : ", not managed",
                        subnets.isEmpty() ? "no subnet" : String.join(", ", subnets));
    }
}
