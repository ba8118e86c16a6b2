package io.connectedvpc.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectedvpc.local.backend.Backends;
import io.connectedvpc.local.backend.Environment;
import io.connectedvpc.local.bus.DeadLetter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events that can never be applied are answered once and not tried again; those that fail are, and then kept. */
class PoisonTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final Backends backends = Backends.of(new Environment(Map.of()), "connected-vpc");
    private final AtomicInteger invocations = new AtomicInteger();
    private final AtomicReference<RecordingBus> told = new AtomicReference<>();
    private LocalServer server;
    private LocalApi api;

    @BeforeEach
    void start() throws Exception {
        server = TestServers.start(events -> {
            told.set(new RecordingBus(events));
            Map<String, RequestStreamHandler> functions = new HashMap<>();
            TestServers.functions(backends)
                    .create(told.get())
                    .forEach((name, function) -> functions.put(name, counting(function)));
            return functions;
        });
        api = new LocalApi(server);
    }

    @AfterEach
    void stop() {
        server.close();
        backends.close();
        api.close();
    }

    private RequestStreamHandler counting(RequestStreamHandler function) {
        return (input, output, context) -> {
            invocations.incrementAndGet();
            function.handleRequest(input, output, context);
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Segment Created             | {}                                                                   | malformed-request
            Segment Created             | {"sddcId":"sddc-1","name":"web"}                                     | malformed-request
            Segment Created             | {"sddcId":17,"name":"web","cidr":"192.168.160.0/24"}                 | malformed-request
            Segment Deleted             | {"sddcId":"sddc-1","name":"web","colour":"red"}                      | malformed-request
            Segment Deleted             | {"sddcId":"../x","name":"web"}                                       | invalid-field
            Edge Moved                  | {"sddcId":"sddc-1","toHost":["esx-2"]}                               | malformed-request
            Edge Moved                  | {"sddcId":"sddc-1","toHost":"esx-2","sequence":-1}                   | invalid-field
            SDDC Provisioning Requested | {"sddcId":"sddc-1","vpcId":"vpc-1"}                                  | malformed-request
            SDDC Deprovisioning Requested | {"force":"yes"}                                                    | malformed-request
            """)
    void malformedEvent_isRejectedOnce_andNotTriedAgain(String detailType, String detail, String code)
            throws Exception {
        api.putEvent("connected-vpc.sddc", detailType, detail);

        assertThat(server.bus().awaitQuiet(QUIET)).isTrue();
        List<String> rejections = told.get().details("Command Rejected");
        assertThat(rejections).hasSize(1);
        JsonNode rejection = JSON.readTree(rejections.getFirst());
        assertThat(rejection.at("/problem/type").asText()).endsWith(code);
        assertThat(rejection.path("command")).isEqualTo(JSON.readTree(detail));
        assertThat(invocations).hasValue(1);
        assertThat(server.bus().deadLetters()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            connected-vpc.internal | Reconcile Requested                   | {}
            connected-vpc.internal | Reconcile Requested                   | {"sddcId":["x"]}
            aws.ec2                | EC2 Instance State-change Notification | {"state":"stopped"}
            aws.ec2                | EC2 Instance State-change Notification | {"instance-id":{},"state":"stopped"}
            aws.ec2                | AWS API Call via CloudTrail           | {"eventSource":"ec2.amazonaws.com","eventName":"DeleteRoute","userAgent":"x","requestParameters":null}
            """)
    void notice_thatSaysNothingOfUse_isLeft(String source, String detailType, String detail) throws Exception {
        api.putEvent(source, detailType, detail);

        assertThat(server.bus().awaitQuiet(QUIET)).isTrue();
        assertThat(told.get().details("Command Rejected")).isEmpty();
        assertThat(invocations).hasValue(1);
        assertThat(server.bus().deadLetters()).isEmpty();
    }

    @Test
    void event_thatAFunctionFailsOn_endsInTheFunctionsDestination_whenItsRetriesAreUsedUp() throws Exception {
        backends.dynamoDb().deleteTable(call -> call.tableName("connected-vpc"));

        api.putEvent("connected-vpc.sddc", "Edge Moved", "{\"sddcId\":\"sddc-1\",\"toHost\":\"esx-2\"}");

        assertThat(server.bus().awaitQuiet(QUIET)).isTrue();
        assertThat(server.bus().deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.sender()).isEqualTo(DeadLetter.Sender.FUNCTION);
            assertThat(letter.function()).isEqualTo("move-edge");
            assertThat(letter.attempts()).isEqualTo(3);
            assertThat(JSON.readTree(letter.event()).at("/detail/toHost").asText())
                    .isEqualTo("esx-2");
        });
        assertThat(invocations).hasValue(3);
    }
}
