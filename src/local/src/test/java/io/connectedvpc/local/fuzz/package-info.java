/** Whatever is thrown at the functions ends in a refusal that changes nothing. */
@NullMarked
package io.connectedvpc.local.fuzz;

import org.jspecify.annotations.NullMarked;
