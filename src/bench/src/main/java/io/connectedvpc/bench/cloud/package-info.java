/** The AWS that a packaged function sees: moto, or what moto answered when it was recorded. */
@NullMarked
package io.connectedvpc.bench.cloud;

import org.jspecify.annotations.NullMarked;
