package io.connectedvpc.core.service;

import static io.connectedvpc.core.Example.MAIN;
import static io.connectedvpc.core.Example.VPC;
import static io.connectedvpc.core.Example.live;
import static io.connectedvpc.core.Example.move;
import static io.connectedvpc.core.Example.provision;
import static io.connectedvpc.core.Example.segment;
import static io.connectedvpc.core.Example.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.Example.Spec;
import io.connectedvpc.core.World;
import io.connectedvpc.core.command.Command.PutSegment;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.problem.ProblemCode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The most that a prefix list, and one edit of it, can take. */
class ListLimitsTest {

    private static final String CUSTOM = "rtb-custom";

    /** 1,000 entries are the most, and the management network has one of them. */
    private static final int MOST_SEGMENTS = 999;

    private final World world = World.withQuota(1_100);

    @Test
    void list_takes999Segments_aHundredEntriesAnEdit_andNotOneMore() {
        world.network.addTable(VPC, CUSTOM, "subnet-9");
        world.send(provision(spec().routing("PREFIX_LIST").tables(CUSTOM), live()));
        world.send(provision(new Spec().paused(true), live()));
        IntStream.range(0, MOST_SEGMENTS).forEach(i -> world.send(number(i)));

        assertThat(world.refused(number(MOST_SEGMENTS)).code()).isEqualTo(ProblemCode.ROUTE_QUOTA);

        List<String> calls = world.mutationsOf(() -> world.send(provision(new Spec().paused(false), live())));
        assertThat(calls.stream().filter(call -> call.startsWith("EditPrefixList")))
                .hasSize(10);
        assertThat(world.network.prefixListEntries(list())).hasSize(MOST_SEGMENTS + 1);
        assertThat(world.view().inSync()).isTrue();

        assertThat(world.mutationsOf(() -> world.applyToRoutes(move("esx-2", live()))))
                .containsExactlyInAnyOrder(
                        "ReplaceRoute %s %s %s".formatted(MAIN, list(), world.eniOf("esx-2")),
                        "ReplaceRoute %s %s %s".formatted(CUSTOM, list(), world.eniOf("esx-2")));
    }

    private static PutSegment number(int number) {
        return segment("s" + number, new Cidr((172L << 24) + (16L << 16) + number * 256L, 24), live());
    }

    private PrefixListId list() {
        return world.sddc().prefixListId().orElseThrow();
    }
}
