/** The local stand-in of EventBridge: PutEvents, the rules of the template, retries and dead letters. */
@NullMarked
package io.connectedvpc.local.bus;

import org.jspecify.annotations.NullMarked;
