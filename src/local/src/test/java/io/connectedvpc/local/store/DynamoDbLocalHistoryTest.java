package io.connectedvpc.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.connectedvpc.aws.DynamoDbHistory;
import io.connectedvpc.aws.DynamoDbSddcStore;
import io.connectedvpc.aws.SddcTable;
import io.connectedvpc.core.decide.EdgeMoves;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.port.Handled;
import io.connectedvpc.core.port.Handled.Result;
import io.connectedvpc.core.port.Handled.Task;
import io.connectedvpc.core.port.Handled.Times;
import io.connectedvpc.core.port.HistoryStore;
import io.connectedvpc.core.port.HistoryStoreContract;
import io.connectedvpc.core.port.ManualTime;
import io.connectedvpc.core.port.SddcStates;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/** The history on DynamoDB Local. */
class DynamoDbLocalHistoryTest extends HistoryStoreContract {

    private static AmazonDynamoDBLocal local;
    private static DynamoDbClient dynamoDb;

    private String table = "";

    @BeforeAll
    static void start() {
        local = DynamoDBEmbedded.create(true);
        dynamoDb = local.dynamoDbClient();
    }

    @AfterAll
    static void stop() {
        local.shutdownNow();
    }

    @Override
    protected HistoryStore emptyHistory(ManualTime clock) {
        table = "connected-vpc-" + UUID.randomUUID();
        SddcTable.createIfMissing(dynamoDb, table);
        return new DynamoDbHistory(dynamoDb, table, clock);
    }

    @Test
    void state_isReadWithoutTheHistory() {
        var clock = new ManualTime(SddcStates.NOW);
        var times = new Times(SddcStates.NOW, null, null, null, SddcStates.NOW);
        new DynamoDbHistory(dynamoDb, table, clock)
                .add(new Handled(
                        Task.RECONCILE,
                        "sddc-1",
                        null,
                        null,
                        null,
                        null,
                        Result.APPLIED,
                        null,
                        null,
                        List.of(),
                        0,
                        0,
                        false,
                        null,
                        times));

        assertThat(new DynamoDbSddcStore(dynamoDb, table, clock, new EdgeMoves()).find("sddc-1"))
                .isEqualTo(SddcState.unknown("sddc-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "000000000000000#00000000", "CONFIG", "00000000000000a-00000000"})
    void next_isInvalid_whenNoPageSaidIt(String next) {
        var history = new DynamoDbHistory(dynamoDb, table, new ManualTime(SddcStates.NOW));
        assertThat(catchThrowableOfType(Rejected.class, () -> history.page("sddc-1", 1, next))
                        .problem()
                        .code())
                .isEqualTo(ProblemCode.INVALID_FIELD);
    }
}
