package io.connectedvpc.local.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** What the role of a connected VPC's account allows the functions, which it knows by the names of their sessions. */
final class AccountRole {

    private final JsonNode resources;

    AccountRole(JsonNode template) {
        this.resources = template.path("Resources");
    }

    /** All that a function may do. */
    Set<String> of(String function) {
        Set<String> actions = reads();
        actions.addAll(writesOf(function));
        return actions;
    }

    /** What every function may do. */
    Set<String> reads() {
        return actions(statement -> !isOfSessions(statement));
    }

    /** What a function may do under its own name. */
    Set<String> writesOf(String function) {
        return actions(
                statement -> isOfSessions(statement) && sessions(statement).contains("-" + function + "-*"));
    }

    /** The statements of the policies. */
    List<JsonNode> statements() {
        return StreamSupport.stream(resources.spliterator(), false)
                .filter(resource -> resource.path("Type").asText().equals("AWS::IAM::ManagedPolicy"))
                .flatMap(policy -> StreamSupport.stream(
                        policy.at("/Properties/PolicyDocument/Statement").spliterator(), false))
                .toList();
    }

    static boolean isOfSessions(JsonNode statement) {
        return !sessions(statement).isEmpty();
    }

    private static String sessions(JsonNode statement) {
        JsonNode sessions = statement.at("/Condition/StringLike/aws:userid");
        return sessions.isMissingNode() ? "" : sessions.toString();
    }

    private Set<String> actions(Predicate<JsonNode> which) {
        var actions = new TreeSet<String>();
        statements().stream()
                .filter(which)
                .forEach(statement -> actions.addAll(GrantedActions.texts(statement.path("Action"))));
        return actions;
    }
}
