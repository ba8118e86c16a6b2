/** The worked example, played through HTTP and the bus of a server in this process. */
@NullMarked
package io.connectedvpc.local.demo;

import org.jspecify.annotations.NullMarked;
