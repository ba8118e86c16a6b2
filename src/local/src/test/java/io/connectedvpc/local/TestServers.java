package io.connectedvpc.local;

import io.connectedvpc.lambda.Settings;
import io.connectedvpc.local.backend.Backends;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Servers with the project's template and functions, for tests. */
public final class TestServers {

    private TestServers() {}

    /** On any free port, without a sweep. */
    public static LocalServer start(Backends backends) throws IOException {
        return start(functions(backends));
    }

    /** The same with other functions. */
    public static LocalServer start(FunctionFactory functions) throws IOException {
        return LocalServer.start(
                ProjectTemplate.read(), functions, new LocalServer.Options(0, Duration.ofDays(1), line -> {}));
    }

    /** The project's functions. */
    public static FunctionFactory functions(Backends backends) {
        return new ProjectFunctions(backends, Settings.of(Map.of()));
    }
}
