package io.connectedvpc.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.model.Fence.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever order commands arrive in and however often, the same one has the last word. */
class FenceOrderTest {

    private record Sent(Stamp stamp, String content) {}

    @ParameterizedTest
    @MethodSource("io.connectedvpc.core.Seeds#thousand")
    void numbered_endWithTheHighest_inAnyOrder(long seed) {
        var random = new Random(seed);
        List<Sent> commands = new ArrayList<>();
        long highest = 1 + random.nextInt(6);
        for (long number = 1; number <= highest; number++) {
            Instant time = Instant.ofEpochMilli(random.nextInt(5));
            commands.addAll(
                    Collections.nCopies(1 + random.nextInt(3), new Sent(new Stamp(number, time, false), "c" + number)));
        }
        Collections.shuffle(commands, random);

        assertThat(lastWord(commands)).isEqualTo("c" + highest);
    }

    @ParameterizedTest
    @MethodSource("io.connectedvpc.core.Seeds#thousand")
    void timed_endWithTheLatest_inAnyOrder(long seed) {
        var random = new Random(seed);
        List<Sent> commands = new ArrayList<>();
        int latest = 1 + random.nextInt(6);
        for (int time = 1; time <= latest; time++) {
            var sent = new Sent(new Stamp(null, Instant.ofEpochMilli(time), false), "t" + time);
            commands.addAll(Collections.nCopies(1 + random.nextInt(3), sent));
        }
        Collections.shuffle(commands, random);

        assertThat(lastWord(commands)).isEqualTo("t" + latest);
    }

    @ParameterizedTest
    @MethodSource("io.connectedvpc.core.Seeds#thousand")
    void fence_isNeverMovedBack(long seed) {
        var random = new Random(seed);
        Fence fence = Fence.NONE;
        for (int i = 0; i < 20; i++) {
            Long sequence = random.nextBoolean() ? Long.valueOf(1 + random.nextInt(8)) : null;
            var stamp = new Stamp(sequence, Instant.ofEpochMilli(random.nextInt(8)), random.nextInt(4) == 0);
            boolean deletion = random.nextInt(3) == 0;
            String content = deletion ? "delete" : "c" + random.nextInt(2);
            if (fence.judge(stamp, content, deletion) == Verdict.APPLY) {
                Fence advanced = fence.advance(stamp, content, deletion);
                assertThat(advanced.sequence()).isGreaterThanOrEqualTo(fence.sequence());
                if (fence.time() != null) {
                    assertThat(advanced.time()).isAfterOrEqualTo(fence.time());
                }
                assertThat(advanced.deletion()).isEqualTo(deletion);
                fence = advanced;
            }
        }
    }

    private static String lastWord(List<Sent> commands) {
        Fence fence = Fence.NONE;
        String last = "";
        for (Sent sent : commands) {
            if (fence.judge(sent.stamp(), sent.content(), false) == Verdict.APPLY) {
                fence = fence.advance(sent.stamp(), sent.content(), false);
                last = sent.content();
            }
        }
        return last;
    }
}
