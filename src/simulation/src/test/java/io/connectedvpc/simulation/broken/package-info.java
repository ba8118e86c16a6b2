/** Wirings with something deliberately broken, to see that the simulation notices. */
@NullMarked
package io.connectedvpc.simulation.broken;

import org.jspecify.annotations.NullMarked;
