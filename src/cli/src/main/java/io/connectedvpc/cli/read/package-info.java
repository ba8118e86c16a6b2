/** The verbs that only look. */
@NullMarked
package io.connectedvpc.cli.read;

import org.jspecify.annotations.NullMarked;
