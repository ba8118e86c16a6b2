/** The server as a process of its own on moto, behind a proxy that throttles, loses answers and delays. */
@NullMarked
package io.connectedvpc.local.faults;

import org.jspecify.annotations.NullMarked;
