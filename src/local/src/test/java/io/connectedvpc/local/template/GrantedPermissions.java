package io.connectedvpc.local.template;

import io.connectedvpc.local.ProjectFiles;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the project's template allows its functions. */
final class GrantedPermissions {

    private final Map<String, Object> resources;

    private GrantedPermissions(Map<String, Object> resources) {
        this.resources = resources;
    }

    static GrantedPermissions ofTheTemplate() {
        try (Reader template = Files.newBufferedReader(ProjectFiles.root().resolve("infra/template.yaml"))) {
            return new GrantedPermissions(
                    mapping(CloudFormationYaml.read(template).get("Resources")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** All actions that a function's role allows, by whatever policy. */
    Set<String> of(String functionId) {
        var actions = new TreeSet<String>();
        statements(functionId).forEach(statement -> actions.addAll(texts(statement.get("Action"))));
        return actions;
    }

    /** The statements of a function's role; each of them allows something. */
    List<Map<String, Object>> statements(String functionId) {
        Map<String, Object> role = properties(roleId(functionId));
        Stream<Object> own = list(role.get("Policies")).stream()
                .map(policy -> mapping(policy).get("PolicyDocument"));
        Stream<Object> shared = list(role.get("ManagedPolicyArns")).stream()
                .map(policy -> properties((String) mapping(policy).get("Ref")).get("PolicyDocument"));
        return Stream.concat(own, shared)
                .flatMap(document -> list(mapping(document).get("Statement")).stream())
                .map(GrantedPermissions::mapping)
                .toList();
    }

    /** The logical id of a function's role. */
    String roleId(String functionId) {
        return (String) list(mapping(properties(functionId).get("Role")).get("Fn::GetAtt"))
                .getFirst();
    }

    private Map<String, Object> properties(String id) {
        return mapping(mapping(resources.get(id)).get("Properties"));
    }

    private static List<String> texts(Object oneOrMore) {
        return list(oneOrMore).stream().map(String.class::cast).toList();
    }

    private static List<?> list(Object oneOrMore) {
        return oneOrMore instanceof List<?> list ? list : List.of(oneOrMore);
    }

    private static Map<String, Object> mapping(Object value) {
        return Section.mapping("a policy", value);
    }
}
