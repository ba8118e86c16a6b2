package io.connectedvpc.local.backend;

import java.util.Map;
import java.util.Optional;

/** The environment variables; one that is set to nothing counts as not set, as the AWS SDKs have it. */
public record Environment(Map<String, String> variables) {

    public Environment {
        variables = Map.copyOf(variables);
    }

    /** The value of the first of these variables that is set. */
    public Optional<String> first(String... names) {
        for (String name : names) {
            String value = variables.getOrDefault(name, "");
            if (!value.isBlank()) {
                return Optional.of(value.strip());
            }
        }
        return Optional.empty();
    }
}
