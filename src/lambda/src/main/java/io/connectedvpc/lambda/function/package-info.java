/** The frame of a function: bytes of an event in, bytes of an answer out, and what belongs to all of them. */
@NullMarked
package io.connectedvpc.lambda.function;

import org.jspecify.annotations.NullMarked;
