package io.connectedvpc.local.template;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of CloudFormation's intrinsic functions in a stack that was deployed nowhere: parameters have their
 * defaults, the stack is named connected-vpc.
 */
final class Intrinsics {

    static final String STACK_NAME = "connected-vpc";

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");
    private static final Map<String, String> PSEUDO_PARAMETERS = Map.of(
            "AWS::StackName", STACK_NAME,
            "AWS::AccountId", "000000000000",
            "AWS::Region", "us-east-1",
            "AWS::Partition", "aws",
            "AWS::URLSuffix", "amazonaws.com");

    private final Map<String, Object> parameters;

    Intrinsics(Map<String, Object> parameters) {
        this.parameters = parameters;
    }

    /** The text of a scalar, a {@code Ref} or a {@code Fn::Sub}; nothing else stands where the local server looks. */
    String text(String where, Object value) {
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        Map<String, Object> function = Section.mapping(where, value);
        if (function.get("Ref") instanceof String name) {
            return reference(where, name);
        }
        if (function.get("Fn::Sub") instanceof String text) {
            return VARIABLE.matcher(text)
                    .replaceAll(found -> Matcher.quoteReplacement(reference(where, found.group(1))));
        }
        throw new TemplateException("%s: the local server can't evaluate %s".formatted(where, function.keySet()));
    }

    private String reference(String where, String name) {
        String pseudo = PSEUDO_PARAMETERS.get(name);
        if (pseudo != null) {
            return pseudo;
        }
        if (!parameters.containsKey(name)) {
            throw new TemplateException("%s refers to %s, which isn't a parameter".formatted(where, name));
        }
        Object value =
                Section.mapping("Parameters/" + name, parameters.get(name)).get("Default");
        if (value == null) {
            throw new TemplateException("%s refers to parameter %s, which has no default".formatted(where, name));
        }
        return value.toString();
    }
}
