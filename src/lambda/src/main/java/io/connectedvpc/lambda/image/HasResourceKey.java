package io.connectedvpc.lambda.image;

import java.util.function.BooleanSupplier;

/** Whether the native-image that builds has the class: others than GraalVM 25 may call it otherwise, and need no help. */
final class HasResourceKey implements BooleanSupplier {

    static final String NAME = "com.oracle.svm.core.jdk.Resources$ModuleInstanceResourceKey";

    @Override
    public boolean getAsBoolean() {
        try {
            Class.forName(NAME, false, ClassLoader.getSystemClassLoader());
            return true;
        } catch (ClassNotFoundException unknown) {
            return false;
        }
    }
}
