package io.connectedvpc.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import org.openqa.selenium.chrome.ChromeDriver;

/** Browsers for tests. */
final class Browsers {

    private Browsers() {}

    /** Starts the installed one; where there is none, the test is skipped and says why. */
    static ChromeDriver start() {
        Optional<Chromium> chromium = Chromium.installed();
        if (chromium.isEmpty()) {
            System.out.println("The tests of the console are skipped: " + Chromium.MISSING);
        }
        assumeTrue(chromium.isPresent(), Chromium.MISSING);
        return chromium.orElseThrow().start();
    }
}
