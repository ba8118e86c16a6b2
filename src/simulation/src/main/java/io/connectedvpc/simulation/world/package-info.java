/** The core's ports in simulation: a store, a VPC and a bus that fail as AWS does, when the seed says so. */
@NullMarked
package io.connectedvpc.simulation.world;

import org.jspecify.annotations.NullMarked;
