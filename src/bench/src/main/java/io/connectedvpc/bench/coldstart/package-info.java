/** How long a function takes from nothing to its first answer. */
@NullMarked
package io.connectedvpc.bench.coldstart;

import org.jspecify.annotations.NullMarked;
