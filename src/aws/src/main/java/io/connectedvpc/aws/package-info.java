/** Adapters of the core's ports on the AWS SDK. */
@NullMarked
package io.connectedvpc.aws;

import org.jspecify.annotations.NullMarked;
