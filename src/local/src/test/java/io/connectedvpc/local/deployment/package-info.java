/** What is deployed, held against the code: roles, API document, stack. */
@NullMarked
package io.connectedvpc.local.deployment;

import org.jspecify.annotations.NullMarked;
