/** Files that say what is desired, read with the lines where things stand. */
@NullMarked
package io.connectedvpc.cli.file;

import org.jspecify.annotations.NullMarked;
