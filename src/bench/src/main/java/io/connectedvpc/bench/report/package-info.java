/** Writes figures: tables and plots of docs/performance.md. */
@NullMarked
package io.connectedvpc.bench.report;

import org.jspecify.annotations.NullMarked;
