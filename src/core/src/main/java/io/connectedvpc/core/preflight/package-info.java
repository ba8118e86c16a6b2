/** What an operator should know of a VPC before, and while, an SDDC is connected to it. Pure: what is there is handed in. */
@NullMarked
package io.connectedvpc.core.preflight;

import org.jspecify.annotations.NullMarked;
