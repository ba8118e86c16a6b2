/** How long an Edge move takes, and how long those take who work as others do. */
@NullMarked
package io.connectedvpc.bench.failover;

import org.jspecify.annotations.NullMarked;
