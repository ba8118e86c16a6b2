/**
 * What an SDDC is: its hosts, its 17 network interfaces, its Edge, its segments and the fences that order commands. Immutable values
 * that know nothing of how they are stored or applied.
 */
@NullMarked
package io.connectedvpc.core.model;

import org.jspecify.annotations.NullMarked;
