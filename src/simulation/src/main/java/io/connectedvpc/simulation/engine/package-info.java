/** Actors that run one at a time on simulated time, in an order drawn from a seed. */
@NullMarked
package io.connectedvpc.simulation.engine;

import org.jspecify.annotations.NullMarked;
