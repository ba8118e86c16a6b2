package io.connectedvpc.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.chrome.ChromeDriver;

class StubbedApiTest {

    private static final String HOSTILE = "<img src=x onerror=\"window.hurt=1\"><script>window.hurt=1</script>\"'&amp;";

    private static ChromeDriver browser;

    private final ConsolePage page = new ConsolePage(browser);

    @BeforeAll
    static void startBrowser() {
        browser = Browsers.start();
    }

    @AfterAll
    static void quitBrowser() {
        if (browser != null) {
            browser.quit();
        }
    }

    private static Site site(Answers answers) throws IOException {
        Map<String, JsonNode> bodies = Map.of(
                "GET /sddcs", answers.list(),
                "GET /sddcs/{sddcId}", answers.sddc(),
                "GET /sddcs/{sddcId}/route-tables", answers.routeTables(),
                "GET /sddcs/{sddcId}/plan", answers.plan());
        return Site.open(functions -> new StubbedApi(bodies).in(functions));
    }

    @Test
    void texts_staySuch_whateverTheyHold() throws IOException {
        try (Site site = site(Answers.hostile(HOSTILE))) {
            page.open(site.url());

            assertThat(page.text("#sddc-name")).isEqualTo(HOSTILE);
            assertThat(page.text("#warnings")).contains(HOSTILE);
            assertThat(page.text("#tables")).contains(HOSTILE);
            assertThat(page.text("#segments .segment strong")).isEqualTo(HOSTILE);
            assertThat(page.text("#hosts .host strong")).isEqualTo(HOSTILE);
            assertThat(page.text("#plan-changes")).contains(HOSTILE);
            assertThat(page.count("main img, main script")).isZero();
            assertThat(page.run("return window.hurt")).isNull();
            assertThat(page.complaints()).isEmpty();
        }
    }

    @Test
    void thousandSegments_costWhatTheVisibleOnesDo() throws IOException {
        try (Site site = site(Answers.large(999))) {
            page.open(site.url());

            assertThat(page.text("#segments h3")).isEqualTo("999 segments");
            assertThat(page.text("#tables .counts")).isEqualTo("1,000 active");
            assertThat(page.count(".route")).isBetween(14, 40);
            assertThat(page.count(".segment")).isBetween(10, 40);

            page.run("document.querySelector('#segments .scroll').scrollTop = 1e6");
            page.until(() -> page.texts("#segments .segment strong").contains("segment-998"));
            page.type("#segments input[type=search]", "segment-77 192.168");
            page.until(() -> page.count(".segment") == 0);
            page.find("#segments input[type=search]").clear();
            page.type("#segments input[type=search]", "segment-77");
            page.until(() -> page.count(".segment") == 11);
        }
    }
}
