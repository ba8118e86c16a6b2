/** The console in a real browser. */
@NullMarked
package io.connectedvpc.browser;

import org.jspecify.annotations.NullMarked;
