package io.connectedvpc.bench.stage;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A function in Lambda's execution environments: each handles one invocation at a time and is used again afterwards; a new one is started when all are
 * at work. Source: AWS Lambda Developer Guide, "Understanding Lambda function scaling". None is ever stopped here.
 */
final class Environments implements RequestStreamHandler {

    private final Supplier<RequestStreamHandler> start;
    private final Deque<RequestStreamHandler> idle = new ConcurrentLinkedDeque<>();

    /** @param start starts an environment */
    Environments(Supplier<RequestStreamHandler> start) {
        this.start = start;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        @Nullable RequestStreamHandler used = idle.poll();
        RequestStreamHandler environment = used == null ? start.get() : used;
        try {
            environment.handleRequest(input, output, context);
        } finally {
            idle.push(environment);
        }
    }
}
