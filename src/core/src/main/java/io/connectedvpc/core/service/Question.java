package io.connectedvpc.core.service;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something to be asked beside other questions, by {@link io.connectedvpc.core.port.Parallel}, and its answer. */
final class Question<T> implements Runnable {

    private final Supplier<T> question;
    private @Nullable T answer;

    Question(Supplier<T> question) {
        this.question = question;
    }

    @Override
    public void run() {
        answer = question.get();
    }

    /** The answer; only once it was asked. */
    T answer() {
        return Objects.requireNonNull(answer, "nobody has asked");
    }
}
