package io.connectedvpc.bench.coldstart;

import io.connectedvpc.bench.CannotMeasureException;
import io.connectedvpc.bench.cloud.Recording;
import io.connectedvpc.bench.cloud.Replay;
import io.connectedvpc.bench.files.Folders;
import io.connectedvpc.bench.lambda.FunctionFailedException;
import io.connectedvpc.bench.lambda.FunctionProcess;
import io.connectedvpc.bench.lambda.Invocation.Answer;
import io.connectedvpc.bench.lambda.Task;
import io.connectedvpc.bench.sample.SampleVpc;
import io.connectedvpc.bench.zips.Packaging;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Starts packaged functions, one after the other, each with a first event and the recorded answers to its calls. */
public final class Trials implements AutoCloseable {

    private final Recording recording;
    private final byte[] event;
    private final Path folder;
    private final Map<Packaging, Packaged> packaged = new EnumMap<>(Packaging.class);

    private Trials(Recording recording, byte[] event, Path folder) {
        this.recording = recording;
        this.event = event;
        this.folder = folder;
    }

    static Trials of(Recording recording) throws IOException {
        return new Trials(recording, EdgeMove.event(), Files.createTempDirectory("cvpc-coldstart"));
    }

    /** Unpacks a zip to be started. */
    void add(Packaging packaging, Path zip) throws IOException {
        Path task = folder.resolve(packaging.name()).resolve("task");
        Files.createDirectories(task.getParent());
        packaged.put(packaging, new Packaged(packaging, Files.size(zip), Task.unpack(zip, task), new ArrayList<>()));
    }

    /** Starts each so often, in turns, after one start that doesn't count: it brings the files into the system's cache. */
    List<Figures> run(int runs) throws IOException, InterruptedException {
        for (int run = 0; run <= runs; run++) {
            for (Packaged one : packaged.values()) {
                Trial trial = start(one.task());
                if (run > 0) {
                    one.trials().add(trial);
                }
            }
        }
        return packaged.values().stream()
                .map(one -> new Figures(one.packaging(), one.zipBytes(), List.copyOf(one.trials())))
                .toList();
    }

    @Override
    public void close() throws IOException {
        Folders.delete(folder);
    }

    private Trial start(Task task) throws IOException, InterruptedException {
        try (Replay aws = Replay.of(recording);
                FunctionProcess function =
                        FunctionProcess.start(task, environment(aws), folder.resolve("function.log"))) {
            Answer answer = function.invoke(event);
            requireRecorded(aws, answer);
            return new Trial(
                    answer.askedNanos() - function.startedNanos(),
                    aws.firstEc2Nanos().orElseThrow() - function.startedNanos(),
                    answer.nanos() - function.startedNanos(),
                    function.cpu().toNanos(),
                    function.peakMemory().orElse(0));
        } catch (FunctionFailedException failed) {
            throw new CannotMeasureException(failed);
        }
    }

    private static Map<String, String> environment(Replay aws) {
        Map<String, String> environment = new HashMap<>(SampleVpc.ENVIRONMENT);
        environment.put("AWS_ENDPOINT_URL", aws.endpoint().toString());
        return environment;
    }

    /** A function that did something else isn't measured by what it did. */
    private void requireRecorded(Replay aws, Answer answer) {
        Map<String, Integer> expected = new TreeMap<>(recording.calls());
        if (!aws.calls().equals(expected) || !answer.text().equals("null")) {
            throw new CannotMeasureException("the function answered %s and called %s, where %s was recorded"
                    .formatted(answer.text(), aws.calls(), expected));
        }
    }

    private record Packaged(Packaging packaging, long zipBytes, Task task, List<Trial> trials) {}

    /**
     * One start.
     *
     * @param readyNanos from the start of the process to its asking for an event
     * @param ec2Nanos from the start of the process to its first call to EC2
     * @param answerNanos from the start of the process to its answer
     * @param cpuNanos how long processors worked for it until then
     * @param peakBytes the most memory it had by then; 0 when it isn't known
     */
    record Trial(long readyNanos, long ec2Nanos, long answerNanos, long cpuNanos, long peakBytes) {}
}
