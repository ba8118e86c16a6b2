package io.connectedvpc.aws;

import io.connectedvpc.core.decide.EdgeMoves;
import io.connectedvpc.core.port.ManualTime;
import io.connectedvpc.core.port.SddcStates;
import io.connectedvpc.core.port.SddcStore;
import io.connectedvpc.core.port.SddcStoreContract;
import java.util.UUID;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The store on moto's DynamoDB. */
class MotoSddcStoreTest extends SddcStoreContract {

    private static final String NOT_ISOLATED =
            "moto 5.2.1 undoes a failed transaction by restoring the whole table of before";
    private static final String SLOW = "moto 5.2.1 copies the whole table for each item of a transaction";

    @RegisterExtension
    static final MotoServer MOTO = new MotoServer();

    @Override
    protected SddcStore emptyStore() {
        DynamoDbClient dynamoDb = MOTO.dynamoDb();
        String table = "connected-vpc-" + UUID.randomUUID();
        SddcTable.createIfMissing(dynamoDb, table);
        return new DynamoDbSddcStore(dynamoDb, table, new ManualTime(SddcStates.NOW), new EdgeMoves());
    }

    @Override
    @Test
    @Disabled(NOT_ISOLATED)
    protected void commit_losesNoChange_whenManyMakeThemAtOnce() {}

    @Override
    @Test
    @Disabled(NOT_ISOLATED)
    protected void commit_letsOneWin_whenManyClaimABlockAtOnce() {}

    @Override
    @Test
    @Disabled(NOT_ISOLATED)
    protected void commit_letsAllWin_whenManyClaimTheirOwnBlocksAtOnce() {}

    @Override
    @Test
    @Disabled(SLOW)
    protected void find_answersTheWholeState_whenItIsLarge() {}
}
