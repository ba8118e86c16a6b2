package io.connectedvpc.bench.cloud;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an emulator answered to each call of a function, in order. */
public final class Recording {

    private final Map<Operation, List<Response>> responses = new LinkedHashMap<>();

    synchronized void add(Operation operation, Response response) {
        responses.computeIfAbsent(operation, first -> new ArrayList<>()).add(response);
    }

    /** The answers by operation. */
    synchronized Map<Operation, List<Response>> responses() {
        return Map.copyOf(responses);
    }

    /** How many calls of each operation there are. */
    public synchronized Map<String, Integer> calls() {
        Map<String, Integer> calls = new LinkedHashMap<>();
        responses.forEach((operation, answers) -> calls.put(operation.toString(), answers.size()));
        return calls;
    }

    /**
     * One answer.
     *
     * @param headers those that the SDK reads
     */
    record Response(int status, Map<String, String> headers, byte[] body) {}
}
