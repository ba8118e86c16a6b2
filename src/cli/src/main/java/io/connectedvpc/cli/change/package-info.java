/** The verbs that change something. */
@NullMarked
package io.connectedvpc.cli.change;

import org.jspecify.annotations.NullMarked;
