/** Runs the functions of the template as Lambda does: bytes in, bytes out, within a time limit. */
@NullMarked
package io.connectedvpc.local.function;

import org.jspecify.annotations.NullMarked;
