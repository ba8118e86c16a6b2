package io.connectedvpc.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.openqa.selenium.chrome.ChromeDriver;

/** One browser for the tests of a class, and a server of its own for each test. Skipped, with a line that says so, where there is no browser. */
abstract class BrowserTest {

    static final int WIDTH = 1280;
    static final int HEIGHT = 900;

    private static ChromeDriver browser;

    private Site site;

    @BeforeAll
    static void startBrowser() {
        Optional<Chromium> chromium = Chromium.installed();
        if (chromium.isEmpty()) {
            System.out.println("The tests of the console are skipped: " + Chromium.MISSING);
        }
        assumeTrue(chromium.isPresent(), Chromium.MISSING);
        browser = chromium.orElseThrow().start();
    }

    @AfterAll
    static void quitBrowser() {
        if (browser != null) {
            browser.quit();
        }
    }

    @AfterEach
    void closeSite() {
        if (site != null) {
            site.close();
        }
    }

    static ChromeDriver browser() {
        return browser;
    }

    Site site() {
        return site;
    }

    /** The console of a new server. */
    ConsolePage open() throws IOException {
        return open(Site.open());
    }

    /** The console of this server, which is closed after the test. */
    ConsolePage open(Site opened) {
        site = opened;
        ConsolePage page = new ConsolePage(browser);
        page.resize(WIDTH, HEIGHT);
        return page.open(site.url());
    }
}
