/** The Lambda function manage-segments. */
@NullMarked
package io.connectedvpc.functions;

import org.jspecify.annotations.NullMarked;
