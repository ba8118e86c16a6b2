package io.connectedvpc.local;

import java.io.IOException;
import java.io.InputStream;
import java.util.logging.LogManager;

/** How a program on this machine logs. */
public final class Logging {

    private Logging() {}

    /**
     * The functions and the AWS SDK log by other ways; all of them lead to java.util.logging here, and that to standard error.
     *
     * @throws IOException when the settings can't be read
     */
    public static void forPeople() throws IOException {
        System.setProperty("org.jboss.logging.provider", "jdk");
        try (InputStream settings = Logging.class.getResourceAsStream("/logging.properties")) {
            LogManager.getLogManager().readConfiguration(settings);
        }
    }
}
