/** Why a command is refused or could not be finished, in the words of the contract's error table. */
@NullMarked
package io.connectedvpc.core.problem;

import org.jspecify.annotations.NullMarked;
