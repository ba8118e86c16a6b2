package io.connectedvpc.cli.option;

import io.connectedvpc.cli.api.Call;
import java.util.stream.Stream;
import picocli.CommandLine.Parameters;

/** A verb about one SDDC. */
public abstract class SddcVerb extends ApiVerb {

    @Parameters(index = "0", paramLabel = "SDDC", description = "The id of the SDDC.")
    private String sddcId = "";

    /** The id of the SDDC. */
    protected final String sddcId() {
        return sddcId;
    }

    /** Reads the SDDC, or what is below it. */
    protected final Call look(String... path) {
        return Call.get(below(path));
    }

    /** Sends something to the SDDC, or to what is below it. */
    protected final Call call(String method, String... path) {
        return Call.of(method, below(path));
    }

    private String[] below(String... path) {
        return Stream.concat(Stream.of("sddcs", sddcId), Stream.of(path)).toArray(String[]::new);
    }
}
