package io.connectedvpc.cli.option;

import io.connectedvpc.cli.show.Terminal;
import java.io.InputStream;
import java.util.Map;

/**
 * What the command line runs in.
 *
 * @param environment the variables of the process
 * @param in for {@code -f -}
 */
public record Surroundings(Map<String, String> environment, InputStream in, Terminal terminal) {

    /** The root of the commands, which knows them. */
    public interface Root {

        /** The surroundings of all commands. */
        Surroundings surroundings();
    }
}
