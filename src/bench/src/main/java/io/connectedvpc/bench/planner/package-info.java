/** How long it takes to compare desired and actual routes. */
@NullMarked
package io.connectedvpc.bench.planner;

import org.jspecify.annotations.NullMarked;
