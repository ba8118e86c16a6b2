/** The sample events, and the VPC that they are about. */
@NullMarked
package io.connectedvpc.bench.sample;

import org.jspecify.annotations.NullMarked;
