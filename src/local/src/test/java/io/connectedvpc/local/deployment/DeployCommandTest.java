package io.connectedvpc.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.local.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./cvpc deploy --zips}, with a {@code sam} that only notes what it is called with. */
class DeployCommandTest {

    private static final String SAM = """
            #!/bin/sh
            printf '%s\\n' "$@" >"$(dirname "$0")/../called"
            """;

    private static final List<String> FUNCTIONS = List.of("move-edge", "query-sddc");

    @TempDir
    private Path home;

    @BeforeEach
    void setUp() throws IOException {
        Path root = ProjectFiles.root();
        Files.copy(root.resolve("cvpc"), home.resolve("cvpc"));
        Files.createDirectories(home.resolve("infra"));
        Files.copy(root.resolve("infra/template.yaml"), home.resolve("infra/template.yaml"));
        Files.createDirectories(home.resolve("zips"));
        for (String function : FUNCTIONS) {
            Path folder = Files.createDirectories(home.resolve("functions").resolve(function));
            Files.createFile(folder.resolve("pom.xml"));
            Files.writeString(home.resolve("zips").resolve(function + ".zip"), function);
        }
        Path sam = Files.createDirectories(home.resolve("bin")).resolve("sam");
        Files.writeString(sam, SAM);
        assertThat(sam.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void deploy_handsParametersToSam_andPutsTheZipsWhereTheTemplateLooks() throws IOException, InterruptedException {
        List<String> called = deploy("ConnectedVpcIds=vpc-1,vpc-2", "--", "--no-confirm-changeset");

        assertThat(called)
                .startsWith("deploy", "--config-file", "samconfig.toml", "--parameter-overrides")
                .contains("ConnectedVpcIds=vpc-1,vpc-2", "Packaging=jvm")
                .endsWith("--no-confirm-changeset")
                .anyMatch(argument -> argument.matches("Release=[0-9a-f]{16}"));
        assertThat(home.resolve("functions/move-edge/target/deploy/function.zip"))
                .hasContent("move-edge");
    }

    @Test
    void emptyValue_isHandedOnInQuotes_sinceSamRefusesNothing() throws IOException, InterruptedException {
        assertThat(deploy("ExistingTable=")).contains("ExistingTable=\"\"").doesNotContain("ExistingTable=");
    }

    @Test
    void zipsOfARelease_areTakenByTheProcessorThatIsDeployed() throws IOException, InterruptedException {
        for (String function : FUNCTIONS) {
            Files.delete(home.resolve("zips").resolve(function + ".zip"));
            Files.writeString(home.resolve("zips").resolve(function + "-arm64.zip"), "arm64");
            Files.writeString(home.resolve("zips").resolve(function + "-x86_64.zip"), "x86_64");
        }

        assertThat(deployOf("native", "Architecture=arm64")).contains("Architecture=arm64");
        assertThat(home.resolve("functions/move-edge/target/deploy/function.zip"))
                .hasContent("arm64");
        assertThat(deployOf("native", "Architecture=x86_64")).contains("Architecture=x86_64");
        assertThat(home.resolve("functions/query-sddc/target/deploy/function.zip"))
                .hasContent("x86_64");
    }

    @Test
    void executables_areNotTakenForClasses() throws IOException, InterruptedException {
        Files.writeString(home.resolve("zips/move-edge-x86_64.zip"), "an executable");

        deploy("Architecture=x86_64");

        assertThat(home.resolve("functions/move-edge/target/deploy/function.zip"))
                .hasContent("move-edge");
    }

    @Test
    void zipsWithARuntimeOfTheirOwn_areDeployedAsSuch() throws IOException, InterruptedException {
        assertThat(deployOf("aot")).contains("Packaging=aot");
        assertThat(home.resolve("functions/move-edge/target/deploy/function.zip"))
                .hasContent("move-edge");
    }

    @Test
    void release_changes_whenAParameterDoes() throws IOException, InterruptedException {
        assertThat(release(deploy("Paused=true"))).isEqualTo(release(deploy("Paused=true")));
        assertThat(release(deploy("Paused=true"))).isNotEqualTo(release(deploy("Paused=false")));
    }

    private static String release(List<String> called) {
        return called.stream()
                .filter(argument -> argument.startsWith("Release="))
                .findFirst()
                .orElseThrow();
    }

    private List<String> deploy(String... arguments) throws IOException, InterruptedException {
        return deployOf("jvm", arguments);
    }

    private List<String> deployOf(String kind, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("./cvpc", "deploy", kind, "--zips", "zips"));
        Stream.of(arguments).forEach(command::add);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("said").toFile());
        builder.environment().merge("PATH", home.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
        assertThat(builder.start().waitFor())
                .as(Files.readString(home.resolve("said")))
                .isZero();
        return Files.readAllLines(home.resolve("called"));
    }
}
