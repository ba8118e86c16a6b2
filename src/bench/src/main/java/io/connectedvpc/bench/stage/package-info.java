/** What benchmarks run on: the functions and EC2's stand-in, at EC2's usual distance and with its token buckets. */
@NullMarked
package io.connectedvpc.bench.stage;

import org.jspecify.annotations.NullMarked;
