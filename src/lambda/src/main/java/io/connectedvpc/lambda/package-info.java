/** What all functions share at their edge: settings and the wiring of the core. */
@NullMarked
package io.connectedvpc.lambda;

import org.jspecify.annotations.NullMarked;
