/** Pages of the documentation that are written from the project's own files. */
@NullMarked
package io.connectedvpc.local.docs;

import org.jspecify.annotations.NullMarked;
