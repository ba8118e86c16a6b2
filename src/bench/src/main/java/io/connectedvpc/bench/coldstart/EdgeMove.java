package io.connectedvpc.bench.coldstart;

import io.connectedvpc.bench.CannotMeasureException;
import io.connectedvpc.bench.cloud.Clients;
import io.connectedvpc.bench.cloud.Moto;
import io.connectedvpc.bench.cloud.Recorder;
import io.connectedvpc.bench.cloud.Recording;
import io.connectedvpc.bench.sample.SampleStep;
import io.connectedvpc.bench.sample.SampleVpc;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The Edge move of the sample events, and what AWS has to say to it. */
final class EdgeMove {

    private EdgeMove() {}

    /** Plays the sample events up to the Edge move on a moto, and records the calls of the move. */
    static Recording record(Path moto) throws IOException, InterruptedException {
        try (Moto server = Moto.start(moto);
                Recorder recorder = Recorder.before(server.endpoint());
                Clients direct = Clients.of(server.endpoint());
                Clients recorded = Clients.of(recorder.endpoint())) {
            SampleVpc vpc = SampleVpc.create(direct);
            SampleStep.PROVISION.play(direct, vpc);
            SampleStep.SEGMENT.play(direct, vpc);
            SampleStep.MOVE.play(recorded, vpc);
            Recording recording = recorder.recording();
            if (!recording.calls().containsKey("EC2 ReplaceRoute")) {
                throw new CannotMeasureException("the recorded move replaced no route; it called " + recording.calls());
            }
            return recording;
        }
    }

    /** The event. */
    static byte[] event() throws IOException {
        return SampleVpc.sample(SampleStep.MOVE.event()).getBytes(StandardCharsets.UTF_8);
    }
}
