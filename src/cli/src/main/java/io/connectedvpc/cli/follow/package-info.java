/** What happens to an SDDC, told while it happens. */
@NullMarked
package io.connectedvpc.cli.follow;

import org.jspecify.annotations.NullMarked;
