package io.connectedvpc.lambda.image;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Whether the native-image that builds has the record that {@link ResourceKey} was written for; elsewhere nothing is substituted. */
final class HasResourceKey implements BooleanSupplier {

    static final String NAME = "com.oracle.svm.core.jdk.Resources$ModuleInstanceResourceKey";

    private static final List<String> COMPONENTS = List.of("java.lang.Module module", "java.lang.String resource");

    @Override
    public boolean getAsBoolean() {
        try {
            Class<?> key = Class.forName(NAME, false, ClassLoader.getSystemClassLoader());
            return key.isRecord()
                    && Stream.of(key.getRecordComponents())
                            .map(RecordComponent::toString)
                            .toList()
                            .equals(COMPONENTS);
        } catch (ClassNotFoundException unknown) {
            return false;
        }
    }
}
