/** How the desired state is written as DynamoDB items: {@link io.connectedvpc.aws.items.Layout} says which there are. */
@NullMarked
package io.connectedvpc.aws.items;

import org.jspecify.annotations.NullMarked;
