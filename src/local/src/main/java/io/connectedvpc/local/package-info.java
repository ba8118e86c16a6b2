/** The local server and the command line: the functions of the template without AWS. */
@NullMarked
package io.connectedvpc.local;

import org.jspecify.annotations.NullMarked;
