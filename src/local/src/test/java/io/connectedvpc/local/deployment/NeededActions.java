package io.connectedvpc.local.deployment;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The IAM actions that calls of the SDK need. */
final class NeededActions {

    private static final Pattern CLIENT_CALL = Pattern.compile(
            "software/amazon/awssdk/services/(\\w+)/(?:Ec2|DynamoDb|EventBridge|Sts)Client\\.(?!builder|serviceClientConfiguration)(\\w+)");
    private static final Pattern TRANSACTION_PART = Pattern.compile(
            "software/amazon/awssdk/services/dynamodb/model/TransactWriteItem\\$Builder\\.(put|update|delete|conditionCheck)");
    private static final String ASSUMED_ROLE =
            "software/amazon/awssdk/services/sts/auth/StsAssumeRoleCredentialsProvider.builder";
    private static final String TAGS = "Request$Builder.tagSpecifications";
    private static final Map<String, String> PREFIXES = Map.of("eventbridge", "events");

    private NeededActions() {}

    static Set<String> of(Set<String> calls) {
        var actions = new TreeSet<String>();
        calls.stream().flatMap(NeededActions::of).forEach(actions::add);
        return actions;
    }

    private static Stream<String> of(String call) {
        Matcher part = TRANSACTION_PART.matcher(call);
        if (part.matches()) {
            // A transaction is allowed by what it consists of. Source: DynamoDB Developer Guide, "Using IAM with
            // transactions".
            return Stream.of("dynamodb:" + capitalized(part.group(1)) + "Item");
        }
        if (call.startsWith("software/amazon/awssdk/services/ec2/model/Create") && call.endsWith(TAGS)) {
            // Source: EC2 User Guide, "Grant permission to tag Amazon EC2 resources during creation".
            return Stream.of("ec2:CreateTags");
        }
        if (call.equals(ASSUMED_ROLE)) {
            return Stream.of("sts:AssumeRole");
        }
        Matcher operation = CLIENT_CALL.matcher(call);
        if (!operation.matches() || operation.group(2).equals("transactWriteItems")) {
            return Stream.empty();
        }
        String service = PREFIXES.getOrDefault(operation.group(1), operation.group(1));
        return Stream.of(service + ":" + capitalized(operation.group(2).replace("Paginator", "")));
    }

    private static String capitalized(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
