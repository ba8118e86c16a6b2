/** Deterministic simulation of connected-vpc: the real core on simulated time, store, EC2 and bus, driven by a seed. */
@NullMarked
package io.connectedvpc.simulation;

import org.jspecify.annotations.NullMarked;
