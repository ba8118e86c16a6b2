/** How packets find their way between a VPC and an SDDC, by the route tables as they are. Pure: what is there is handed in. */
@NullMarked
package io.connectedvpc.core.trace;

import org.jspecify.annotations.NullMarked;
