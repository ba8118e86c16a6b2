package io.connectedvpc.local;

import io.connectedvpc.local.docs.ApiPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes what of the documentation is made from other files. */
@Command(name = "docs", description = "Writes the page about the API from infra/openapi.yaml.")
final class DocsCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The page: docs/api.md.")
    private @SuppressWarnings("NullAway.Init") Path page;

    @Override
    public Integer call() throws IOException {
        Files.writeString(page, ApiPage.text());
        return 0;
    }
}
