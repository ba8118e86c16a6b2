/** What operators see of a function: its log and its metrics. */
@NullMarked
package io.connectedvpc.lambda.telemetry;

import org.jspecify.annotations.NullMarked;
