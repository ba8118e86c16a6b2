/** The functions as they are packaged, run as Lambda runs them. */
@NullMarked
package io.connectedvpc.bench.packaged;

import org.jspecify.annotations.NullMarked;
