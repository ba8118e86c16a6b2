package io.connectedvpc.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.lambda.http.ApiPaths;
import io.connectedvpc.local.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ApiPageTest {

    @Test
    void page_isAsTheOpenApiDocumentSays() throws IOException {
        assertThat(Files.readString(ProjectFiles.root().resolve("docs/api.md")))
                .as("docs/api.md; ./cvpc docs writes it anew")
                .isEqualTo(ApiPage.text());
    }

    @Test
    void page_hasEveryCall() {
        assertThat(ApiPage.text()).contains(ApiPaths.ROUTES);
    }

    @Test
    void links_leadToSomething() {
        String page = ApiPage.text();

        assertThat(Pattern.compile("]\\(#([^)]+)\\)").matcher(page).results().map(link -> link.group(1)))
                .hasSizeGreaterThan(50)
                .allSatisfy(anchor -> assertThat(page.toLowerCase(Locale.ROOT))
                        .containsAnyOf(
                                "<a id=\"%s\">".formatted(anchor.toLowerCase(Locale.ROOT)),
                                "### %s\n".formatted(anchor)));
    }
}
