package io.connectedvpc.bench.packaged;

import io.connectedvpc.bench.cloud.Moto;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Gives tests the stage: one for all test classes. Where there is no {@code moto_server} on the PATH, the tests are skipped, and the output says so. To be
 * registered in a static field.
 */
final class PackagedFunctions implements BeforeAllCallback {

    private @Nullable Stage stage;

    @Override
    public void beforeAll(ExtensionContext context) {
        Optional<Path> program = Moto.program();
        if (program.isEmpty()) {
            System.out.printf("SKIPPED %s: %s isn't on the PATH%n", context.getDisplayName(), Moto.PROGRAM);
        }
        Assumptions.assumeTrue(program.isPresent(), Moto.PROGRAM + " isn't on the PATH");
        // The store closes it at the end.
        stage = context.getRoot()
                .getStore(Namespace.create(PackagedFunctions.class))
                .computeIfAbsent(Stage.class, key -> start(program.orElseThrow()), Stage.class);
    }

    Stage stage() {
        return Objects.requireNonNull(stage);
    }

    private static Stage start(Path moto) {
        try {
            return Stage.start(moto);
        } catch (IOException cannotStart) {
            throw new UncheckedIOException(cannotStart);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
