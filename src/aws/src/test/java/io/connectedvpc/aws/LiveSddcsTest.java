package io.connectedvpc.aws;

import static io.connectedvpc.core.port.SddcStates.NOW;
import static io.connectedvpc.core.port.SddcStates.created;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.connectedvpc.aws.items.Difference;
import io.connectedvpc.aws.items.Layout;
import io.connectedvpc.core.decide.EdgeMoves;
import io.connectedvpc.core.model.Fence;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.ManualTime;
import io.connectedvpc.core.port.SddcStore.Page;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

class LiveSddcsTest {

    private static final String TABLE = "table";

    private final ScriptedDynamoDb dynamoDb = new ScriptedDynamoDb();
    private final LiveSddcs liveSddcs = new LiveSddcs(dynamoDb, TABLE, new ManualTime(NOW), new EdgeMoves());

    @Test
    void page_asksAgainForWhatIsLeftUnprocessed() {
        dynamoDb.thenPage(index(250)).withBatches(LiveSddcsTest::inThirties);

        Page page = liveSddcs.page(240, null);

        assertThat(page.sddcs())
                .extracting(SddcState::sddcId)
                .hasSize(240)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(page.next()).isEqualTo("sddc-239");
    }

    @Test
    void page_leavesOutThoseForgottenMeanwhile() {
        dynamoDb.thenPage(index(3)).withBatches(asked -> {
            SddcState state = created("sddc-001", "vpc-1", "10.2.0.0/16");
            var deleted = Difference.between(state, state.deleted(NOW.plus(Fence.MEMORY)))
                    .config();
            return BatchGetItemResponse.builder()
                    .responses(Map.of(TABLE, List.of(deleted, config("sddc-002"))))
                    .build();
        });

        assertThat(liveSddcs.page(10, null).sddcs())
                .extracting(SddcState::sddcId)
                .containsExactly("sddc-001", "sddc-002");
    }

    @Test
    void page_throws_whenItemsAreLeftUnprocessedForEver() {
        dynamoDb.thenPage(index(1))
                .withBatches(asked -> BatchGetItemResponse.builder()
                        .unprocessedKeys(asked.requestItems())
                        .build());

        assertThatExceptionOfType(CloudFailure.class)
                .isThrownBy(() -> liveSddcs.page(10, null))
                .matches(failure -> failure.kind() == CloudFailure.Kind.THROTTLED);
    }

    private static List<Map<String, AttributeValue>> index(int sddcs) {
        return IntStream.range(0, sddcs)
                .mapToObj("sddc-%03d"::formatted)
                .map(Layout::liveKey)
                .toList();
    }

    private static BatchGetItemResponse inThirties(BatchGetItemRequest asked) {
        List<Map<String, AttributeValue>> keys = asked.requestItems().get(TABLE).keys();
        assertThat(keys).hasSizeLessThanOrEqualTo(100);
        int answered = Math.min(30, keys.size());
        var items = keys.subList(0, answered).stream()
                .map(key -> config(key.get("pk").s().substring("SDDC#".length())))
                .toList();
        var rest = KeysAndAttributes.builder()
                .keys(keys.subList(answered, keys.size()))
                .build();
        return BatchGetItemResponse.builder()
                .responses(Map.of(TABLE, items))
                .unprocessedKeys(answered < keys.size() ? Map.of(TABLE, rest) : Map.of())
                .build();
    }

    private static Map<String, AttributeValue> config(String sddcId) {
        SddcState state = created(sddcId, "vpc-1", "10.2.0.0/16");
        return Difference.between(SddcState.unknown(sddcId), state).config();
    }
}
