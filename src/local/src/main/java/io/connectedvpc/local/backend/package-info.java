/** EC2 and DynamoDB for the functions: embedded stand-ins, or the endpoints that the environment names. */
@NullMarked
package io.connectedvpc.local.backend;

import org.jspecify.annotations.NullMarked;
