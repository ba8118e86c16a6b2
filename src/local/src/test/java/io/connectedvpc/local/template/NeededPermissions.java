package io.connectedvpc.local.template;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import io.connectedvpc.core.apply.Reconciler;
import io.connectedvpc.lambda.Wiring;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The IAM actions that the code of a function can need: derived from its calls of the SDK's clients. */
final class NeededPermissions {

    private static final String SERVICES = "software.amazon.awssdk.services.";
    private static final Pattern CLIENT_CALL =
            Pattern.compile("software\\.amazon\\.awssdk\\.services\\.(\\w+)\\.\\w+Client\\.([a-z]\\w+?)(?:Paginator)?");
    /** What clients have beside the service's actions. */
    private static final Set<String> NO_ACTIONS = Set.of("builder", "close", "create");
    /** IAM's name of a service where it isn't that of the SDK's package. */
    private static final Map<String, String> PREFIXES = Map.of("eventbridge", "events");

    /** A transaction needs what it is made of. Source: DynamoDB Developer Guide, "Using IAM with DynamoDB transactions". */
    private static final Map<String, String> PARTS = Map.of(
            "dynamodb.model.TransactWriteItem$Builder.conditionCheck", "dynamodb:ConditionCheckItem",
            "dynamodb.model.TransactWriteItem$Builder.delete", "dynamodb:DeleteItem",
            "dynamodb.model.TransactWriteItem$Builder.put", "dynamodb:PutItem",
            "dynamodb.model.TransactWriteItem$Builder.update", "dynamodb:UpdateItem",
            // Source: EC2 User Guide, "Grant permission to tag Amazon EC2 resources during creation".
            "ec2.model.CreateNetworkInterfaceRequest$Builder.tagSpecifications", "ec2:CreateTags",
            "ec2.model.CreateManagedPrefixListRequest$Builder.tagSpecifications", "ec2:CreateTags");

    private static final Set<String> NOT_ACTIONS_OF_IAM = Set.of("dynamodb:TransactWriteItems");

    /** What a reconciler of the scope ROUTES leaves alone; its constructor makes them all the same. */
    private static final Set<String> BEYOND_ROUTES = Set.of(
            "NetworkInterfaceKeeper.keep",
            "AttachmentKeeper.keep",
            "Teardown.clear",
            "Teardown.reclaim",
            "Teardown.forget");

    private static final String RECONCILER = Reconciler.class.getName();
    private static final JavaClasses CODE = ArchConfiguration.withThreadLocalScope(configuration -> {
        configuration.setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter()
                .withImportOption(NeededPermissions::isShipped)
                .importPackages(
                        "io.connectedvpc.core",
                        "io.connectedvpc.aws",
                        "io.connectedvpc.lambda",
                        "io.connectedvpc.functions");
    });

    private NeededPermissions() {}

    /** @param function the class that Lambda calls */
    static Set<String> of(Class<?> function) {
        ReachableCode code = code(function, call -> true);
        return actions(mayDoAll(code) ? code : code(function, NeededPermissions::staysWithRoutes));
    }

    private static ReachableCode code(Class<?> function, Predicate<JavaCodeUnitAccess<?>> happens) {
        return new ReachableCode(happens).fromMaking(CODE.get(Wiring.class)).from(CODE.get(function));
    }

    /** Whether anybody asks for a reconciler of the scope ALL; the reconciler itself only compares with it. */
    private static boolean mayDoAll(ReachableCode code) {
        return code.fieldAccesses().stream()
                .filter(access -> access.getTargetOwner().isEquivalentTo(Reconciler.Scope.class))
                .filter(access -> access.getName().equals("ALL"))
                .anyMatch(access -> !access.getOriginOwner().getName().startsWith(RECONCILER));
    }

    private static boolean staysWithRoutes(JavaCodeUnitAccess<?> call) {
        return !call.getOriginOwner().getName().startsWith(RECONCILER)
                || !BEYOND_ROUTES.contains(call.getTargetOwner().getSimpleName() + "." + call.getName());
    }

    private static Set<String> actions(ReachableCode code) {
        var actions = new TreeSet<String>();
        for (String call : code.callsOutside()) {
            Matcher client = CLIENT_CALL.matcher(call);
            if (client.matches() && !NO_ACTIONS.contains(client.group(2))) {
                actions.add(action(client.group(1), client.group(2)));
            }
            PARTS.forEach((part, action) -> {
                if (call.equals(SERVICES + part)) {
                    actions.add(action);
                }
            });
        }
        actions.removeAll(NOT_ACTIONS_OF_IAM);
        return actions;
    }

    private static String action(String service, String method) {
        return PREFIXES.getOrDefault(service, service) + ":" + Character.toUpperCase(method.charAt(0))
                + method.substring(1);
    }

    private static boolean isShipped(Location location) {
        return !location.contains("-tests.jar") && !location.contains("/test-classes/");
    }
}
