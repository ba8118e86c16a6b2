package io.connectedvpc.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectedvpc.functions.ManageSegmentsFunction;
import io.connectedvpc.functions.MoveEdgeFunction;
import io.connectedvpc.functions.ProvisionSddcFunction;
import io.connectedvpc.functions.QuerySddcFunction;
import io.connectedvpc.functions.ReconcileRoutesFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each role allows what its function's code can call, and nothing else. */
class LeastPrivilegeTest {

    private static final Map<String, Class<?>> FUNCTIONS = new TreeMap<>(Map.of(
            "ProvisionSddc", ProvisionSddcFunction.class,
            "ManageSegments", ManageSegmentsFunction.class,
            "MoveEdge", MoveEdgeFunction.class,
            "ReconcileRoutes", ReconcileRoutesFunction.class,
            "QuerySddc", QuerySddcFunction.class));

    /** What Lambda itself does in a function's name: logs, traces, and the failure destination. */
    private static final Set<String> OF_LAMBDA = Set.of(
            "logs:CreateLogStream",
            "logs:PutLogEvents",
            "xray:PutTelemetryRecords",
            "xray:PutTraceSegments",
            "sqs:SendMessage");

    private static final Map<String, Set<String>> NEEDED = FUNCTIONS.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> needed(entry.getKey(), entry.getValue())));

    private final JsonNode template = InfraFiles.template();

    private static Set<String> needed(String function, Class<?> code) {
        Set<String> needed = new TreeSet<>(NeededActions.of(ReachedCalls.of(code)));
        needed.addAll(OF_LAMBDA);
        if (!InfraFiles.template().at("/Resources/" + function + "/Properties").has("EventInvokeConfig")) {
            needed.remove("sqs:SendMessage");
        }
        return needed;
    }

    /** What each role lacks, and what it allows in vain. */
    private static List<String> complaints(JsonNode template) {
        var granted = new GrantedActions(template);
        var complaints = new ArrayList<String>();
        FUNCTIONS.keySet().forEach(function -> {
            Set<String> needed = NEEDED.get(function);
            Set<String> has = granted.of(function);
            needed.stream()
                    .filter(action -> !has.contains(action))
                    .forEach(action -> complaints.add(function + " lacks " + action));
            has.stream()
                    .filter(action -> !needed.contains(action))
                    .forEach(action -> complaints.add(function + " doesn't need " + action));
        });
        return complaints;
    }

    @Test
    void roles_allowWhatTheCodeCalls_andNothingElse() {
        assertThat(complaints(template)).isEmpty();
    }

    @Test
    void everyActionThatIsTakenAway_isMissed() {
        var granted = new GrantedActions(template);
        FUNCTIONS
                .keySet()
                .forEach(function -> granted.of(function).forEach(action -> {
                    JsonNode changed = template.deepCopy();
                    new GrantedActions(changed).statements(function).forEach(statement -> remove(statement, action));
                    assertThat(complaints(changed)).contains(function + " lacks " + action);
                }));
    }

    @Test
    void everyActionThatIsAdded_isFound() {
        FUNCTIONS.keySet().forEach(function -> {
            JsonNode changed = template.deepCopy();
            ((ObjectNode) new GrantedActions(changed).statements(function).getFirst())
                    .putArray("Action")
                    .add("ec2:TerminateInstances");
            assertThat(complaints(changed)).contains(function + " doesn't need ec2:TerminateInstances");
        });
    }

    @Test
    void functions_haveARoleEach() {
        assertThat(FUNCTIONS.keySet())
                .extracting(function -> template.at("/Resources/" + function + "/Properties/Role/Fn::GetAtt/0")
                        .asText())
                .doesNotHaveDuplicates()
                .allSatisfy(role -> assertThat(
                                template.at("/Resources/" + role + "/Type").asText())
                        .isEqualTo("AWS::IAM::Role"));
    }

    @Test
    void querySddc_mayWriteNothing() {
        assertThat(new GrantedActions(template).of("QuerySddc"))
                .allMatch(action -> action.matches("(ec2|dynamodb):(Describe|Get|BatchGet|Query)\\w*|sts:AssumeRole")
                        || OF_LAMBDA.contains(action));
    }

    @Test
    void moveEdge_mayNotTouchNetworkInterfaces() {
        assertThat(new GrantedActions(template).of("MoveEdge"))
                .noneMatch(action -> action.matches("ec2:(?!Describe).*NetworkInterface.*"))
                .contains("ec2:ReplaceRoute");
    }

    @Test
    void everyWriteToEc2_isConditional() {
        FUNCTIONS
                .keySet()
                .forEach(function -> assertThat(new GrantedActions(template).statements(function))
                        .filteredOn(statement -> statement
                                .path("Action")
                                .toString()
                                .matches(".*ec2:(Create|Delete|Replace|Modify|Attach|Detach).*"))
                        .allSatisfy(statement -> {
                            assertThat(statement.path("Condition").isEmpty()).isFalse();
                            assertThat(statement.path("Resource").asText()).isNotEqualTo("*");
                        }));
    }

    @Test
    void roleOfAnotherAccount_allowsEachFunctionWhatItCalls_andNothingElse() {
        var granted = new AccountRole(InfraFiles.vpcAccount());
        var complaints = new TreeMap<String, Set<String>>();
        FUNCTIONS.keySet().forEach(function -> {
            Set<String> needed = ofEc2(NEEDED.get(function));
            needed.removeAll(granted.of(function));
            if (!needed.isEmpty()) {
                complaints.put(function + " lacks", needed);
            }
            Set<String> inVain = ofEc2(granted.writesOf(function));
            inVain.removeAll(NEEDED.get(function));
            if (!inVain.isEmpty()) {
                complaints.put(function + " doesn't need", inVain);
            }
        });
        Set<String> unread = granted.reads();
        NEEDED.values().forEach(unread::removeAll);

        assertThat(complaints).isEmpty();
        assertThat(unread).isEmpty();
    }

    private static Set<String> ofEc2(Set<String> actions) {
        return actions.stream()
                .filter(action -> action.startsWith("ec2:"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void remove(JsonNode statement, String action) {
        if (statement.path("Action") instanceof ArrayNode actions) {
            for (int i = actions.size() - 1; i >= 0; i--) {
                if (actions.get(i).asText().equals(action)) {
                    actions.remove(i);
                }
            }
        } else if (statement.path("Action").asText().equals(action)) {
            ((ObjectNode) statement).putArray("Action");
        }
    }
}
