package io.connectedvpc.ec2standin;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The calls in the order they came, whatever became of them: the latest hundred thousand, so that a server may run for
 * long. Thread-safe.
 */
public final class CallJournal {

    private static final int KEPT = 100_000;

    private final Deque<Call> calls = new ArrayDeque<>();

    /** Notes one more call. */
    public synchronized void add(Call call) {
        calls.addLast(call);
        if (calls.size() > KEPT) {
            calls.removeFirst();
        }
    }

    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    /** The calls of one operation, such as {@code ReplaceRoute}. */
    public List<Call> calls(String operation) {
        return calls().stream()
                .filter(call -> call.operation().equals(operation))
                .toList();
    }

    /** The calls that aren't mere Describes or Gets; "changes nothing" means that this is empty. */
    public List<Call> mutatingCalls() {
        return calls().stream().filter(Call::isMutating).toList();
    }

    /** Forgets the calls so far. */
    public synchronized void clear() {
        calls.clear();
    }
}
