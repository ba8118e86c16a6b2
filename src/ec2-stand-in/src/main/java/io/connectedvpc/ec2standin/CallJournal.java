package io.connectedvpc.ec2standin;

import java.util.ArrayList;
import java.util.List;

/** The calls in the order they came, whatever became of them. Thread-safe. */
public final class CallJournal {

    private final List<Call> calls = new ArrayList<>();

    /** Notes one more call. */
    public synchronized void add(Call call) {
        calls.add(call);
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
