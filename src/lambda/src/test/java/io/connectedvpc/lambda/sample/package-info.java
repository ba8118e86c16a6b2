/** The worked example for the tests of the functions: a cloud to stand on, events to send, and callers. */
@NullMarked
package io.connectedvpc.lambda.sample;

import org.jspecify.annotations.NullMarked;
