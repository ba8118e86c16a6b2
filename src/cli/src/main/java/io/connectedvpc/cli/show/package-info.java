/** What people read: tables, sentences and colours. */
@NullMarked
package io.connectedvpc.cli.show;

import org.jspecify.annotations.NullMarked;
