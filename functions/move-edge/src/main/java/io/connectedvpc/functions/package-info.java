/** The Lambda function move-edge. */
@NullMarked
package io.connectedvpc.functions;

import org.jspecify.annotations.NullMarked;
