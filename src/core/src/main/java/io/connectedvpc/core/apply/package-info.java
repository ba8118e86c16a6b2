/** Brings the VPC to the desired state: network interfaces, then routes; and tells the world when it is there. */
@NullMarked
package io.connectedvpc.core.apply;

import org.jspecify.annotations.NullMarked;
