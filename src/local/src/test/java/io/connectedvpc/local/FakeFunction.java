package io.connectedvpc.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A handler that records its events, fails as often as it is told to, and then gives one answer. */
public final class FakeFunction implements RequestStreamHandler {

    private final List<String> events = Collections.synchronizedList(new ArrayList<>());
    private final String answer;
    private int failuresLeft;

    public FakeFunction(String answer) {
        this.answer = answer;
    }

    public FakeFunction failing(int times) {
        failuresLeft = times;
        return this;
    }

    public List<String> events() {
        return List.copyOf(events);
    }

    @Override
    public synchronized void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        events.add(new String(input.readAllBytes(), StandardCharsets.UTF_8));
        if (failuresLeft > 0) {
            failuresLeft--;
            throw new IllegalStateException("told to fail");
        }
        output.write(answer.getBytes(StandardCharsets.UTF_8));
    }
}
