/** One class for the requests of each kind of resource: check as EC2 checks, change the model, answer. */
@NullMarked
package io.connectedvpc.ec2standin.calls;

import org.jspecify.annotations.NullMarked;
