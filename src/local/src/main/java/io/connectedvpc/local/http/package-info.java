/** The local stand-in of API Gateway's HTTP API: routes of the template, payload format 2.0. */
@NullMarked
package io.connectedvpc.local.http;

import org.jspecify.annotations.NullMarked;
