/**
 * EC2 in memory, behind the SDK's own client interface, for the demo, the local server and tests. It keeps the
 * behaviour that EC2 documents for VPCs, route tables and network interfaces; it moves no packets.
 */
@NullMarked
package io.connectedvpc.ec2standin;

import org.jspecify.annotations.NullMarked;
