/** What goes wrong between a program and EC2, put in front of any EC2 client. */
@NullMarked
package io.connectedvpc.ec2standin.faults;

import org.jspecify.annotations.NullMarked;
