/** The Lambda function reconcile-routes. */
@NullMarked
package io.connectedvpc.functions;

import org.jspecify.annotations.NullMarked;
