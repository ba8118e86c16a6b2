/** The API as a client calls it: endpoint, credentials, signature, answers and refusals. */
@NullMarked
package io.connectedvpc.cli.api;

import org.jspecify.annotations.NullMarked;
