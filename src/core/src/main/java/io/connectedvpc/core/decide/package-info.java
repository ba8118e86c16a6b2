/** What a command makes of the state: pure decisions, and the look-ups that they need. No effect on the store or the VPC. */
@NullMarked
package io.connectedvpc.core.decide;

import org.jspecify.annotations.NullMarked;
