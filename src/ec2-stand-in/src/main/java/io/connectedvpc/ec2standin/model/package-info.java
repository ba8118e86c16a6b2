/** What the stand-in remembers: VPCs, subnets, tables, network interfaces and instances. No request is known here. */
@NullMarked
package io.connectedvpc.ec2standin.model;

import org.jspecify.annotations.NullMarked;
