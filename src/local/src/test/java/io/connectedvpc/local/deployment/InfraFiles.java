package io.connectedvpc.local.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectedvpc.local.ProjectFiles;
import io.connectedvpc.local.template.CloudFormationYaml;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** The files of {@code infra/}. */
final class InfraFiles {

    private static final ObjectMapper JSON = new ObjectMapper();

    private InfraFiles() {}

    static JsonNode template() {
        return read("template.yaml");
    }

    static JsonNode vpcAccount() {
        return read("vpc-account.yaml");
    }

    static JsonNode openApi() {
        return read("openapi.yaml");
    }

    /** With CloudFormation's short forms as long ones. */
    private static JsonNode read(String name) {
        try (Reader file =
                Files.newBufferedReader(ProjectFiles.root().resolve("infra").resolve(name))) {
            return JSON.valueToTree(CloudFormationYaml.read(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
