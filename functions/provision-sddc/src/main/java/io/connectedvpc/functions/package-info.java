/** The Lambda function provision-sddc. */
@NullMarked
package io.connectedvpc.functions;

import org.jspecify.annotations.NullMarked;
