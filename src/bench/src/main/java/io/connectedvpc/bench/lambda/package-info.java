/** Plays what Lambda is to a function: unpacks its zip, starts it, hands it events by the Runtime API. */
@NullMarked
package io.connectedvpc.bench.lambda;

import org.jspecify.annotations.NullMarked;
