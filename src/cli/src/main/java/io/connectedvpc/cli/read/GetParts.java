package io.connectedvpc.cli.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectedvpc.cli.api.Api;
import io.connectedvpc.cli.option.ExitCode;
import io.connectedvpc.cli.option.SddcVerb;
import io.connectedvpc.cli.show.Tables;
import io.connectedvpc.cli.show.TextTable;
import picocli.CommandLine.Command;

/** Lists what belongs to an SDDC: a part of the API's answer about it. */
abstract class GetParts extends SddcVerb {

    private final String field;

    private GetParts(String field) {
        this.field = field;
    }

    abstract TextTable table(JsonNode sddc);

    @Override
    protected final int call(Api api) {
        JsonNode sddc = api.send(look()).json();
        JsonNode parts = sddc.path(field);
        show(parts.toString(), () -> table(sddc).lines(parts, terminal().paint()));
        return ExitCode.OK;
    }

    /** Segments. */
    @Command(name = "segments", description = "The segments of an SDDC, with the true state of their routes.")
    static final class Segments extends GetParts {

        Segments() {
            super("segments");
        }

        @Override
        TextTable table(JsonNode sddc) {
            return Tables.segments();
        }
    }

    /** Network interfaces. */
    @Command(name = "interfaces", description = "The 17 network interfaces of an SDDC.")
    static final class Interfaces extends GetParts {

        Interfaces() {
            super("networkInterfaces");
        }

        @Override
        TextTable table(JsonNode sddc) {
            return Tables.networkInterfaces(sddc);
        }
    }

    /** Hosts. */
    @Command(name = "hosts", description = "The hosts of an SDDC.")
    static final class Hosts extends GetParts {

        Hosts() {
            super("hosts");
        }

        @Override
        TextTable table(JsonNode sddc) {
            return Tables.hosts();
        }
    }
}
