package io.connectedvpc.bench.churn;

import io.connectedvpc.bench.churn.Progress.Sample;
import io.connectedvpc.bench.stage.Deployment;
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

    /** @param routing as in the API */
    Figures measure(String routing) throws Exception {
        try (var deployment = Deployment.start()) {
            SampleSddc.provision(deployment, routing, 1);
            deployment.ec2().rest();
            try (var progress = new Progress(deployment::state)) {
                List<Answer> answers = requests(deployment);
                int sweeps = settle(deployment);
                List<Sample> samples = progress.end();
                return new Figures(
                        routing,
                        answers,
                        samples,
                        deployment.state().settled(),
                        sweeps,
                        deployment.ec2().calls().drain());
            }
        }
    }

    private List<Answer> requests(Deployment deployment) throws InterruptedException {
        List<Cidr> blocks = SampleSddc.destinations(segments + 1).subList(1, segments + 1);
        var answers = new ArrayList<Answer>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int from = 0; from < segments; from += burst) {
                List<Callable<Answer>> requests = new ArrayList<>();
                for (int i = from; i < Math.min(from + burst, segments); i++) {
                    byte[] request = deployment.messages().putSegment("segment-" + i, blocks.get(i));
                    requests.add(() -> answer(deployment, request));
                }
                for (Future<Answer> answer : callers.invokeAll(requests)) {
                    answers.add(answer.get());
                }
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
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
