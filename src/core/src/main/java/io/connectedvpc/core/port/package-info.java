/** What the core needs of the world: the store, the VPC, the event bus, time. Adapters implement these interfaces. */
@NullMarked
package io.connectedvpc.core.port;

import org.jspecify.annotations.NullMarked;
