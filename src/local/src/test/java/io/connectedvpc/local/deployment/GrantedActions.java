package io.connectedvpc.local.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** The IAM actions that the roles of a template allow. */
final class GrantedActions {

    private final JsonNode resources;

    GrantedActions(JsonNode template) {
        this.resources = template.path("Resources");
    }

    /** Those of a function's own role, inline and by the policies of the template. */
    Set<String> of(String function) {
        var actions = new TreeSet<String>();
        statements(function).stream()
                .filter(statement -> statement.path("Effect").asText().equals("Allow"))
                .forEach(statement -> texts(statement.path("Action")).forEach(actions::add));
        return actions;
    }

    /** The statements of a function's own role. */
    List<JsonNode> statements(String function) {
        String name =
                resources.path(function).at("/Properties/Role/Fn::GetAtt/0").asText();
        JsonNode role = resources.path(name).path("Properties");
        var statements = new ArrayList<JsonNode>();
        role.path("Policies")
                .forEach(policy -> policy.at("/PolicyDocument/Statement").forEach(statements::add));
        role.path("ManagedPolicyArns").forEach(arn -> {
            JsonNode policy = resources.path(arn.path("Ref").asText());
            policy.at("/Properties/PolicyDocument/Statement").forEach(statements::add);
        });
        resources.forEach(resource -> {
            boolean ofRole = StreamSupport.stream(
                            resource.at("/Properties/Roles").spliterator(), false)
                    .anyMatch(one -> one.path("Ref").asText().equals(name));
            if (ofRole) {
                resource.at("/Properties/PolicyDocument/Statement").forEach(statements::add);
            }
        });
        return statements;
    }

    static List<String> texts(JsonNode oneOrMore) {
        if (oneOrMore.isTextual()) {
            return List.of(oneOrMore.asText());
        }
        var texts = new ArrayList<String>();
        oneOrMore.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
