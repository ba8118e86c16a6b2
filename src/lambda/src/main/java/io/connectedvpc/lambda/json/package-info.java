/** JSON to commands, and what the core answers to JSON. By hand on Jackson's tree model: no reflection, so that it starts fast and compiles to native code. */
@NullMarked
package io.connectedvpc.lambda.json;

import org.jspecify.annotations.NullMarked;
