package io.connectedvpc.lambda.image;

import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes the place of a native executable's comparison of two resources' keys. The original is what a record has by itself, and GraalVM's
 * native-image 25 leaves that to interpreted method handles: a start, which asks for a dozen resources, spent more memory on these comparisons
 * than on all else that it made. See ADR 9.
 */
// The hashes stay the original's, by which the image's map was made.
@SuppressWarnings("EqualsHashCode")
@TargetClass(className = HasResourceKey.NAME, onlyWith = HasResourceKey.class)
final class ResourceKey {

    @Alias
    private @Nullable Module module;

    @Alias
    private @Nullable String resource;

    @Substitute
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ResourceKey that && module == that.module && Objects.equals(resource, that.resource);
    }
}
