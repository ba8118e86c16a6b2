/** API Gateway's HTTP API (payload format 2.0): requests in, responses and problem documents out. */
@NullMarked
package io.connectedvpc.lambda.http;

import org.jspecify.annotations.NullMarked;
