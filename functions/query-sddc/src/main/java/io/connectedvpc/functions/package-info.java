/** The Lambda function query-sddc. */
@NullMarked
package io.connectedvpc.functions;

import org.jspecify.annotations.NullMarked;
