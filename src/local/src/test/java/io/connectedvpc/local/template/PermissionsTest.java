package io.connectedvpc.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectedvpc.functions.ManageSegmentsFunction;
import io.connectedvpc.functions.MoveEdgeFunction;
import io.connectedvpc.functions.ProvisionSddcFunction;
import io.connectedvpc.functions.QuerySddcFunction;
import io.connectedvpc.functions.ReconcileRoutesFunction;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each function may do is what its code can do, no less and no more. */
class PermissionsTest {

    private static final Map<String, Class<?>> FUNCTIONS = Map.of(
            "ProvisionSddc", ProvisionSddcFunction.class,
            "ManageSegments", ManageSegmentsFunction.class,
            "MoveEdge", MoveEdgeFunction.class,
            "ReconcileRoutes", ReconcileRoutesFunction.class,
            "QuerySddc", QuerySddcFunction.class);
    /** What Lambda itself does with the function's role: logs, traces. */
    private static final Set<String> OF_LAMBDA =
            Set.of("logs:CreateLogStream", "logs:PutLogEvents", "xray:PutTelemetryRecords", "xray:PutTraceSegments");
    /** Lambda sends what an event-driven function failed on to the failure destination. */
    private static final String FAILURE = "sqs:SendMessage";

    private final GrantedPermissions granted = GrantedPermissions.ofTheTemplate();

    static Stream<String> functions() {
        return FUNCTIONS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void function_mayDoWhatItsCodeCanReach_andNothingElse(String function) {
        check(function, granted.of(function));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void check_fails_whenAnyActionIsRemoved(String function) {
        for (String action : granted.of(function)) {
            Set<String> fewer = new TreeSet<>(granted.of(function));
            fewer.remove(action);

            assertThatThrownBy(() -> check(function, fewer))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining(action);
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void check_fails_whenAnActionIsAdded(String function) {
        for (String action : List.of("ec2:CreateVpc", "dynamodb:DeleteTable", "ec2:*", "*")) {
            Set<String> more = new TreeSet<>(granted.of(function));
            more.add(action);

            assertThatThrownBy(() -> check(function, more))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining(action);
        }
    }

    @Test
    void functions_haveRolesOfTheirOwn() {
        assertThat(FUNCTIONS.keySet()).extracting(granted::roleId).doesNotHaveDuplicates();
    }

    @Test
    void querySddc_canWriteNothing() {
        Set<String> actions = new TreeSet<>(granted.of("QuerySddc"));
        actions.removeAll(OF_LAMBDA);

        assertThat(actions).isNotEmpty().allMatch(action -> action.matches("\\w+:(Describe|Get|BatchGet|Query).*"));
    }

    @Test
    void moveEdge_canMakeAndDeleteNoNetworkInterface() {
        assertThat(granted.of("MoveEdge"))
                .contains("ec2:ReplaceRoute")
                .doesNotContain(
                        "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:AttachNetworkInterface");
    }

    @ParameterizedTest
    @MethodSource("functions")
    void everyWriteToEc2_isTiedToTheConnectedVpcsOrTheDeploymentsTag(String function) {
        assertThat(granted.statements(function))
                .filteredOn(statement -> writesToEc2(statement.get("Action")))
                .allSatisfy(statement -> assertThat(String.valueOf(statement.get("Condition")))
                        .containsAnyOf("ec2:Vpc=", "Tag/connected-vpc:deployment={Ref=Deployment}"));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void resourceStar_isOnlyWhereAServiceKnowsNoResource(String function) {
        assertThat(granted.statements(function))
                .filteredOn(statement -> "*".equals(statement.get("Resource")))
                .isNotEmpty()
                .allSatisfy(statement -> assertThat((List<?>) statement.get("Action"))
                        .allMatch(action -> action.toString().matches("ec2:Describe\\w+|xray:Put\\w+")));
    }

    private static boolean writesToEc2(Object actions) {
        return Stream.of(actions)
                .flatMap(action -> action instanceof List<?> list ? list.stream() : Stream.of(action))
                .anyMatch(action -> action.toString().matches("ec2:(?!Describe|Get)\\w+"));
    }

    private static void check(String function, Set<String> actions) {
        Set<String> needed = new TreeSet<>(NeededPermissions.of(FUNCTIONS.get(function)));
        needed.addAll(OF_LAMBDA);
        if (!function.equals("QuerySddc")) {
            needed.add(FAILURE);
        }
        assertThat(actions).containsExactlyInAnyOrderElementsOf(needed);
    }
}
