/** The contract's errors, asked of the functions byte by byte. */
@NullMarked
package io.connectedvpc.local.contract;

import org.jspecify.annotations.NullMarked;
