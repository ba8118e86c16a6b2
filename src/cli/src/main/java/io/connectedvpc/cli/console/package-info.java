/** The console, served on this machine for a deployed API. */
@NullMarked
package io.connectedvpc.cli.console;

import org.jspecify.annotations.NullMarked;
