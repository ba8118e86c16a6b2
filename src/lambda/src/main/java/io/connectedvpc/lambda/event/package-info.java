/** EventBridge: envelopes in, announcements out. */
@NullMarked
package io.connectedvpc.lambda.event;

import org.jspecify.annotations.NullMarked;
