/** Desired and actual routes make a plan. Pure: nothing here reads or writes anything. */
@NullMarked
package io.connectedvpc.core.plan;

import org.jspecify.annotations.NullMarked;
