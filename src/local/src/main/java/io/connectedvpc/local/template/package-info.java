/** Reads the routes, rules and schedules of the SAM template, which the local server plays. */
@NullMarked
package io.connectedvpc.local.template;

import org.jspecify.annotations.NullMarked;
