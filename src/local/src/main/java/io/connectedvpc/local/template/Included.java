package io.connectedvpc.local.template;

import java.io.IOException;
import java.io.Reader;

/** Opens the files that a template includes. */
@FunctionalInterface
public interface Included {

    /**
     * Opens one.
     *
     * @param location as the template names it, relative to itself
     * @throws IOException when there is no such file, or it can't be read
     */
    Reader open(String location) throws IOException;
}
