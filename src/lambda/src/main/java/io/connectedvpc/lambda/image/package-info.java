/** What a native executable does otherwise than a JVM. Read by native-image only. */
@NullMarked
package io.connectedvpc.lambda.image;

import org.jspecify.annotations.NullMarked;
