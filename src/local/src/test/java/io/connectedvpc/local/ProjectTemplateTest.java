package io.connectedvpc.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.connectedvpc.local.template.BusRule;
import io.connectedvpc.local.template.HttpRoute;
import io.connectedvpc.local.template.Schedule;
import io.connectedvpc.local.template.Template;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProjectTemplateTest {

    private static final Path ROOT = ProjectFiles.root();

    private final Template template = ProjectTemplate.read();

    @Test
    void template_servesEveryRouteOfTheContract() {
        assertThat(template.routes())
                .containsExactlyInAnyOrder(
                        new HttpRoute("PUT /sddcs/{sddcId}", "provision-sddc"),
                        new HttpRoute("DELETE /sddcs/{sddcId}", "provision-sddc"),
                        new HttpRoute("PUT /sddcs/{sddcId}/segments/{name}", "manage-segments"),
                        new HttpRoute("DELETE /sddcs/{sddcId}/segments/{name}", "manage-segments"),
                        new HttpRoute("POST /sddcs/{sddcId}/edge-moves", "move-edge"),
                        new HttpRoute("POST /sddcs/{sddcId}/reconcile", "reconcile-routes"),
                        new HttpRoute("GET /sddcs", "query-sddc"),
                        new HttpRoute("GET /sddcs/{sddcId}", "query-sddc"),
                        new HttpRoute("GET /sddcs/{sddcId}/plan", "query-sddc"),
                        new HttpRoute("GET /sddcs/{sddcId}/route-tables", "query-sddc"),
                        new HttpRoute("GET /sddcs/{sddcId}/trace", "query-sddc"),
                        new HttpRoute("GET /sddcs/{sddcId}/history", "query-sddc"),
                        new HttpRoute("POST /preflight", "query-sddc"),
                        new HttpRoute("GET /", "query-sddc"),
                        new HttpRoute("GET /console/{file}", "query-sddc"),
                        new HttpRoute("$default", "query-sddc"));
    }

    @Test
    void template_sweepsByTheReconcilingFunctionAlone() {
        assertThat(template.schedules()).extracting(Schedule::function).containsExactly("reconcile-routes");
    }

    @Test
    void template_namesOnlyFunctionsThatExist_andAllOfThem() throws IOException {
        List<String> folders;
        try (Stream<Path> children = Files.list(ROOT.resolve("functions"))) {
            folders = children.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .map(folder -> folder.getFileName().toString())
                    .toList();
        }

        assertThat(template.functions().keySet()).containsExactlyInAnyOrderElementsOf(folders);
        assertThat(template.rules()).extracting(BusRule::function).isSubsetOf(folders);
        assertThat(template.routes()).extracting(HttpRoute::function).isSubsetOf(folders);
    }

    @Test
    void cfnLint_hasNothingToSay() throws IOException, InterruptedException {
        assumeTrue(ProjectFiles.isOnPath("cfn-lint"), "cfn-lint isn't on the PATH");

        Process lint = new ProcessBuilder("cfn-lint", "template.yaml", "vpc-account.yaml")
                .directory(ROOT.resolve("infra").toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(lint.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(lint.waitFor()).as(said).isZero();
        assertThat(said).isBlank();
    }
}
