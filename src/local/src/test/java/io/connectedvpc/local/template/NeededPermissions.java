package io.connectedvpc.local.template;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import io.connectedvpc.core.apply.Reconciler;
import io.connectedvpc.lambda.Wiring;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The IAM actions that the code of a function can need: derived from its calls of the SDK's clients. */
final class NeededPermissions {

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
    private static final Set<String> BEYOND_ROUTES = Set.of("NetworkInterfaceKeeper.keep", "AttachmentKeeper.keep", "Teardown.clear",
            "Teardown.reclaim", "Teardown.forget");

    private static final String RECONCILER = Reconciler.class.getName();
    private static final JavaClasses CODE = ArchConfiguration.withThreadLocalScope(configuration -> {
        configuration.setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(NeededPermissions::isNoTestJar)
                .importPackages("io.connectedvpc");
    });

    private NeededPermissions() {}

    /** @param function the class that Lambda calls */
    static Set<String> of(Class<?> function) {
        JavaClass beginning = CODE.get(function);
        var all = new ReachableCode(call -> true).from(CODE.get(Wiring.class)).from(beginning);
        return actions(callsReconcilerForAll(beginning) ? all : null);
    }

    private static boolean callsReconcilerForAll(JavaClass function) {
        return true;
    }

    private static Set<String> actions(ReachableCode code) {
        return new TreeSet<>();
    }

    private static boolean isNoTestJar(Location location) {
        return !location.contains("-tests.jar") && !location.contains("/test-classes/");
    }
}
