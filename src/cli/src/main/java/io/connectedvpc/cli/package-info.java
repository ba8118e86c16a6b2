/** The command line: a client of a local or a deployed API. */
@NullMarked
package io.connectedvpc.cli;

import org.jspecify.annotations.NullMarked;
