package io.connectedvpc.core.service;

import static io.connectedvpc.core.Example.MAIN;
import static io.connectedvpc.core.Example.SDDC;
import static io.connectedvpc.core.Example.WEB;
import static io.connectedvpc.core.Example.deprovision;
import static io.connectedvpc.core.Example.live;
import static io.connectedvpc.core.Example.move;
import static io.connectedvpc.core.Example.numbered;
import static io.connectedvpc.core.Example.provision;
import static io.connectedvpc.core.Example.segment;
import static io.connectedvpc.core.Example.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.connectedvpc.core.World;
import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.command.Origin;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.Handled;
import io.connectedvpc.core.port.Handled.Result;
import io.connectedvpc.core.port.Handled.Task;
import io.connectedvpc.core.port.HistoryStore;
import io.connectedvpc.core.port.InMemoryHistory;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of what is done. */
class HistoryTest {

    private final World world = new World();
    private final HistoryStore store = new InMemoryHistory(world.time);
    private final HistoryKeeper keeper = new HistoryKeeper(store, failure -> {});

    @BeforeEach
    void listen() {
        world.observer.tell(keeper);
        world.send(provision(spec(), live()));
        world.send(segment("web", WEB, live()));
    }

    @Test
    void commands_areKept_newestFirst() {
        world.send(move("esx-2", numbered(4)));

        assertThat(history())
                .extracting(Handled::task)
                .containsExactly(Task.MOVE_EDGE, Task.PUT_SEGMENT, Task.PROVISION_SDDC);
        Handled moved = history().get(0);
        assertThat(moved.subject()).isEqualTo("esx-2");
        assertThat(moved.sequence()).isEqualTo(4);
        assertThat(moved.causeEventId()).isEqualTo("cause-1");
        assertThat(moved.result()).isEqualTo(Result.APPLIED);
        assertThat(moved.changes()).hasSize(2);
        assertThat(moved.failover()).isNotNull();
    }

    @Test
    void lateAndRefusedCommands_areKept_andRepeatedOnesAreNot() {
        world.send(move("esx-2", numbered(4)));
        world.send(move("esx-2", numbered(4)));
        world.send(move("esx-1", numbered(3)));
        world.refused(move("esx-77", numbered(5)));

        assertThat(history()).extracting(Handled::result).startsWith(Result.REFUSED, Result.STALE, Result.APPLIED);
        assertThat(history().get(0).problem()).isEqualTo("invalid-field");
    }

    @Test
    void promotion_isKept_andWhatInstancesSayBesidesIsNot() {
        world.time.advance(Duration.ofMinutes(1));
        world.instanceChanged("i-1", false, world.time.instant());
        world.instanceChanged("i-1", false, world.time.instant());

        assertThat(history()).extracting(Handled::task).startsWith(Task.HOST_CHANGED, Task.PUT_SEGMENT);
        assertThat(history().get(0).changes()).hasSize(2);
    }

    @Test
    void sweep_isKept_onlyWhenItRepairs() {
        var schedule = new Origin(null, null, world.time.instant().plusSeconds(20));
        world.reconcile(SDDC, schedule);
        assertThat(history()).hasSize(2);

        world.network.removeRoute(MAIN, WEB);
        world.reconcile(SDDC, schedule);
        assertThat(history()).hasSize(3);
        assertThat(history().get(0).task()).isEqualTo(Task.RECONCILE);
        assertThat(history().get(0).drift()).isEqualTo(1);
    }

    @Test
    void reconcile_isKept_whenSomebodyAskedTheApiForIt() {
        world.reconcile(
                SDDC,
                new Origin("request-1", "arn:user", null, world.time.instant().plusSeconds(20)));
        assertThat(history().get(0).caller()).isEqualTo("arn:user");
    }

    @Test
    void history_outlivesTheSddc() {
        world.send(deprovision(true, live()));
        assertThat(world.state().sddc()).isNull();
        assertThat(history().get(0).task()).isEqualTo(Task.DEPROVISION_SDDC);
        assertThat(new Histories(world.store, store).of(SDDC, 10, null).entries())
                .hasSize(3);
    }

    @Test
    void history_isNotFound_whereThereNeverWasAnSddc() {
        var histories = new Histories(world.store, store);
        assertThat(catchThrowableOfType(Rejected.class, () -> histories.of("sddc-9", 10, null))
                        .problem()
                        .code())
                .isEqualTo(ProblemCode.NOT_FOUND);
    }

    @Test
    void illegalId_isNotKept() {
        world.refused(new Command.MoveEdge("../sddc", live(), "esx-2", null));
        assertThat(store.page("../sddc", 10, null).entries()).isEmpty();
    }

    @Test
    void command_isAnswered_whenTheHistoryCanNotBeWritten() {
        List<CloudFailure> unkept = new ArrayList<>();
        world.observer.tell(new HistoryKeeper(new BrokenHistory(), unkept::add));
        world.send(move("esx-2", live()));

        assertThat(unkept).hasSize(1);
        assertThat(world.routes()).containsEntry(WEB, world.eniOf("esx-2"));
    }

    private List<Handled> history() {
        return store.page(SDDC, 100, null).entries().stream()
                .map(HistoryStore.Entry::handled)
                .toList();
    }

    private static final class BrokenHistory implements HistoryStore {

        @Override
        public void add(Handled handled) {
            throw new CloudFailure(
                    CloudFailure.Kind.UNAVAILABLE, "dynamodb:PutItem", "no answer", new IllegalStateException());
        }

        @Override
        public Page page(String sddcId, int limit, @Nullable String next) {
            return new Page(List.of(), null);
        }
    }
}
