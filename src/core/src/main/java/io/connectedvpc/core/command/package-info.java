/** What users and events ask for, and what becomes of it. */
@NullMarked
package io.connectedvpc.core.command;

import org.jspecify.annotations.NullMarked;
