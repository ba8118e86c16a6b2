/** The use cases: a command from its arrival to its answer, a reconcile, a query. What the functions call. */
@NullMarked
package io.connectedvpc.core.service;

import org.jspecify.annotations.NullMarked;
