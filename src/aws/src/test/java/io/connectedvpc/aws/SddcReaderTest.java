package io.connectedvpc.aws;

import static io.connectedvpc.core.port.SddcStates.created;
import static io.connectedvpc.core.port.SddcStates.withSegment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.connectedvpc.aws.items.Difference;
import io.connectedvpc.core.decide.EdgeMoves;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.ManualTime;
import io.connectedvpc.core.port.SddcStates;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class SddcReaderTest {

    private static final SddcState FIRST = created("sddc-1", "vpc-1", "10.2.0.0/16");
    private static final SddcState SECOND = withSegment(FIRST.committed(), "web", "192.168.160.0/24");
    private static final SddcState THIRD = withSegment(SECOND.committed(), "web", "192.168.161.0/24");

    private static final Map<String, AttributeValue> OLD_CONFIG = config(FIRST.committed(), SECOND);
    private static final Map<String, AttributeValue> OLD_WEB = item(FIRST.committed(), SECOND, "SEG#web");
    private static final Map<String, AttributeValue> CONFIG = config(SECOND.committed(), THIRD);
    private static final Map<String, AttributeValue> WEB = item(SECOND.committed(), THIRD, "SEG#web");
    private static final Map<String, AttributeValue> GONE = item(SECOND.committed(), THIRD, "GONE#192.168.160.0/24");

    private final ScriptedDynamoDb dynamoDb = new ScriptedDynamoDb();
    private final SddcReader reader =
            new SddcReader(dynamoDb, "table", new ManualTime(SddcStates.NOW), new EdgeMoves());

    @Test
    void find_looksAgain_whenACommitWasSeenInPart() {
        dynamoDb.thenPage(List.of(CONFIG, OLD_WEB))
                .thenPage(List.of(CONFIG, GONE, OLD_WEB))
                .thenPage(List.of(CONFIG, GONE, WEB));

        assertThat(reader.find("sddc-1")).isEqualTo(THIRD.committed());
        assertThat(dynamoDb.isExhausted()).isTrue();
    }

    @Test
    void find_takesWhatIsThere_whenAnItemIsLost() {
        for (int look = 0; look < 6; look++) {
            dynamoDb.thenPage(List.of(CONFIG, WEB));
        }

        assertThat(reader.find("sddc-1").segments()).isEqualTo(THIRD.segments());
        assertThat(dynamoDb.isExhausted()).isTrue();
    }

    @Test
    void find_joinsPages_whenNothingWasCommittedBetween() {
        dynamoDb.thenPageOfMore(List.of(CONFIG, GONE)).thenPage(List.of(WEB)).thenItem(CONFIG);

        assertThat(reader.find("sddc-1")).isEqualTo(THIRD.committed());
    }

    @Test
    void find_looksAgain_whenThereWasACommitBetweenTwoPages() {
        dynamoDb.thenPageOfMore(List.of(OLD_CONFIG)).thenPage(List.of(WEB)).thenItem(CONFIG);
        dynamoDb.thenPageOfMore(List.of(CONFIG, GONE)).thenPage(List.of(WEB)).thenItem(CONFIG);

        assertThat(reader.find("sddc-1")).isEqualTo(THIRD.committed());
        assertThat(dynamoDb.isExhausted()).isTrue();
    }

    @Test
    void find_throws_whenCommitsNeverStop() {
        for (int look = 0; look < 6; look++) {
            dynamoDb.thenPageOfMore(List.of(OLD_CONFIG))
                    .thenPage(List.of(OLD_WEB))
                    .thenItem(CONFIG);
        }

        assertThatExceptionOfType(CloudFailure.class)
                .isThrownBy(() -> reader.find("sddc-1"))
                .matches(CloudFailure::passing);
    }

    private static Map<String, AttributeValue> config(SddcState before, SddcState after) {
        return Difference.between(before, after).config();
    }

    private static Map<String, AttributeValue> item(SddcState before, SddcState after, String sortKey) {
        return Difference.between(before, after).puts().stream()
                .filter(item -> item.get("sk").s().equals(sortKey))
                .findFirst()
                .orElseThrow();
    }
}
