/** The domain of the connection between an SDDC and its connected VPC. */
@NullMarked
package io.connectedvpc.core;

import org.jspecify.annotations.NullMarked;
