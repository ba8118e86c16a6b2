/** What must be true: a model of the contract that knows nothing of the code under test, and the promises checked against it. */
@NullMarked
package io.connectedvpc.simulation.oracle;

import org.jspecify.annotations.NullMarked;
