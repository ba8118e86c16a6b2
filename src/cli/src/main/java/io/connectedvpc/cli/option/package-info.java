/** What the verbs have in common: options, output, exit codes. */
@NullMarked
package io.connectedvpc.cli.option;

import org.jspecify.annotations.NullMarked;
