/** Measures the functions: {@code ./cvpc bench}. */
@NullMarked
package io.connectedvpc.bench;

import org.jspecify.annotations.NullMarked;
