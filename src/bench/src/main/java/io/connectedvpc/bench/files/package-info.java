/** Zips and folders. */
@NullMarked
package io.connectedvpc.bench.files;

import org.jspecify.annotations.NullMarked;
