/** What happens in a simulation: commands, people's edits, faults, all drawn from the seed. */
@NullMarked
package io.connectedvpc.simulation.scenario;

import org.jspecify.annotations.NullMarked;
