/** How many segments at once are digested. */
@NullMarked
package io.connectedvpc.bench.churn;

import org.jspecify.annotations.NullMarked;
