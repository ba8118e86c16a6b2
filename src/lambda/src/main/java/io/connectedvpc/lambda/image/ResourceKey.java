package io.connectedvpc.lambda.image;

import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes the place of a native executable's comparison of two resources' keys. The original is what a record has by itself, which native-image 25
 * leaves to interpreted method handles; each resource that a start asks for is looked up by it. See ADR 16.
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
