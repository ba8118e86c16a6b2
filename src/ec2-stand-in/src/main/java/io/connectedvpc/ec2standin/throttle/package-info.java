/** EC2's request throttling. */
@NullMarked
package io.connectedvpc.ec2standin.throttle;

import org.jspecify.annotations.NullMarked;
