/** The zips of the functions, one for each way of packaging. */
@NullMarked
package io.connectedvpc.bench.zips;

import org.jspecify.annotations.NullMarked;
