package io.connectedvpc.bench.churn;

import io.connectedvpc.bench.churn.Progress.Sample;
import io.connectedvpc.bench.stage.CallLog.Call;
import io.connectedvpc.bench.stage.Deployment;
import io.connectedvpc.bench.stage.FarEc2;
import io.connectedvpc.bench.stage.SampleSddc;
import io.connectedvpc.core.model.Cidr;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Segments that are created in bursts: so many requests at once, then as many again when all are answered.
 *
 * @param segments to be created
 * @param burst requests at once
 */
record Churn(int segments, int burst) {

    private static final Duration PATIENCE = Duration.ofMinutes(15);

    /** The sweep puts right what nobody has finished. It comes every minute; here it comes when nobody is at work. */
    private static final int MOST_SWEEPS = 20;

    private static final int MOST_TRIES = 50;

    /** @param routing as in the API */
    Figures measure(String routing) throws Exception {
        try (var deployment = Deployment.start()) {
            SampleSddc.provision(deployment, routing, 1);
            deployment.ec2().rest();
            try (var progress = new Progress(deployment::state)) {
                List<Answer> answers = requests(deployment);
                int sweeps = settle(deployment);
                List<Sample> samples = progress.end();
                List<Call> calls = deployment.ec2().calls().drain();
                List<Call> refused = deployment.ec2().calls().drainRefused();
                return new Figures(routing, answers, samples, Ending.of(deployment, fitting()), sweeps, calls, refused);
            }
        }
    }

    /** The main table holds its local route, its default route and that of the management network, too; a list's entries count as routes. */
    private int fitting() {
        return Math.min(segments, FarEc2.ROUTE_QUOTA - 3);
    }

    private List<Answer> requests(Deployment deployment) throws InterruptedException {
        List<Cidr> blocks = SampleSddc.destinations(segments + 1).subList(1, segments + 1);
        var answers = new ArrayList<Answer>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int from = 0; from < segments; from += burst) {
                List<Callable<List<Answer>>> requests = new ArrayList<>();
                for (int i = from; i < Math.min(from + burst, segments); i++) {
                    byte[] request = deployment.messages().putSegment("segment-" + i, blocks.get(i));
                    requests.add(() -> answers(deployment, request));
                }
                for (Future<List<Answer>> some : callers.invokeAll(requests)) {
                    answers.addAll(some.get());
                }
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
        return answers;
    }

    /** A caller sends its request again as long as it is asked to. */
    private static List<Answer> answers(Deployment deployment, byte[] request)
            throws InterruptedException, IOException {
        var answers = new ArrayList<Answer>();
        for (int i = 0; i < MOST_TRIES; i++) {
            Answer answer = answer(deployment, request);
            answers.add(answer);
            if (answer.again() == null) {
                break;
            }
            deployment.ec2().time().pause(answer.again());
        }
        return answers;
    }

    private static Answer answer(Deployment deployment, byte[] request) throws InterruptedException, IOException {
        long sent = System.nanoTime();
        byte[] answer = deployment.invoke("manage-segments", request);
        return Answer.of(answer, System.nanoTime() - sent);
    }

    /** Waits until all is done, and says how many sweeps it took. */
    private static int settle(Deployment deployment) throws InterruptedException {
        deployment.awaitQuiet(PATIENCE);
        int sweeps = 0;
        while (!deployment.state().settled() && sweeps < MOST_SWEEPS) {
            sweeps++;
            deployment.invoke("reconcile-routes", deployment.messages().reconcile());
            deployment.awaitQuiet(PATIENCE);
        }
        return sweeps;
    }
}
