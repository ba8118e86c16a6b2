package io.connectedvpc.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;

class WorkedExampleTest {

    private static ChromeDriver browser;

    private Site site;
    private ConsolePage page;

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

    @BeforeEach
    void openConsole() throws IOException {
        site = Site.open();
        page = new ConsolePage(browser);
        page.resize(1280, 900);
        page.open(site.url());
    }

    @AfterEach
    void closeSite() {
        site.close();
    }

    @Test
    void console_saysWhatToDo_whenThereIsNoSddc() {
        assertThat(page.text("#empty")).contains("No SDDC yet", "Provision an SDDC");
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void console_provisionsTheWorkedExample() {
        page.provisionTheWorkedExample();

        assertThat(page.text(".head")).contains("sddc-1", "ready", "in sync");
        assertThat(page.count("#slots .slot")).isEqualTo(17);
        assertThat(page.text("#slots .slot.active")).startsWith("0").contains("10.0.165.4", "active");
        assertThat(page.texts("#hosts .host"))
                .satisfiesExactly(
                        first -> assertThat(first).contains("esx-1", "i-1", "active Edge"),
                        second -> assertThat(second).contains("esx-2", "i-2", "standby Edge"));
        assertThat(page.routes())
                .hasSize(4)
                .allSatisfy(route -> assertThat(route).contains("esx-1 · eni-", "active"))
                .anySatisfy(route -> assertThat(route).contains("10.2.0.0/16", "management"))
                .anySatisfy(route -> assertThat(route).contains("192.168.160.0/24", "web"));
        assertThat(page.texts("#tables .route[data-state=FOREIGN]"))
                .anySatisfy(route -> assertThat(route).contains("0.0.0.0/0", "igw-1", "foreign"));
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void segment_isAdded_andRemoved() {
        page.provisionTheWorkedExample();

        page.type("#segment-form [name=name]", "lab");
        page.type("#segment-form [name=network]", "192.168.163.1/24");
        page.click("#segment-form button");

        page.until(() -> page.text("#segment-said").contains("lab (192.168.163.0/24) is there"));
        assertThat(page.routesIn("ACTIVE")).isEqualTo(5);

        page.click("[aria-label='Remove segment lab']");
        page.click("#confirm-do");

        page.until(() -> page.routesIn("ACTIVE") == 4 && !page.find("#confirm").isDisplayed());
        assertThat(page.texts("#segments .segment")).hasSize(3);
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void edge_isMoved_andEachRouteIsSeenToFollow() {
        page.provisionTheWorkedExample();
        page.until(() -> page.text("#move-plan").contains("4 routes would change: 4 EC2 calls"));
        site.gate().shut();

        page.click("#move");

        page.until(() -> page.routesIn("WRONG_TARGET") == 4);
        assertThat(page.text("#slots .slot.active")).startsWith("1");
        for (int moved = 1; moved <= 4; moved++) {
            int following = moved;
            site.gate().letOneThrough();
            page.until(() -> page.routesIn("ACTIVE") == following && page.routesIn("WRONG_TARGET") == 4 - following);
        }
        page.until(() -> page.text("#move-said").contains("The Edge is on esx-2: 4 routes re-pointed"));
        assertThat(page.routes()).allSatisfy(route -> assertThat(route).contains("esx-2 · eni-", "active"));
        assertThat(page.texts("#hosts .host"))
                .satisfiesExactly(
                        first -> assertThat(first).contains("esx-1", "standby Edge"),
                        second -> assertThat(second).contains("esx-2", "active Edge"));
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void overlap_isRefused_inASentence() {
        page.provisionTheWorkedExample();

        page.type("#segment-form [name=name]", "web-2");
        page.type("#segment-form [name=network]", "192.168.160.128/25");
        page.click("#segment-form button");

        page.until(() -> page.count("#segment-said .refused") == 1);
        assertThat(page.text("#segment-said .refused"))
                .contains("192.168.160.128/25", "192.168.160.0/24", "web")
                .endsWith(".");
        assertThat(page.routesIn("ACTIVE")).isEqualTo(4);
        // A refusal is an answer; all that the browser notes is its status.
        assertThat(page.complaints()).singleElement().asString().contains("segments/web-2", "409");
    }

    @Test
    void keyboard_isEnough() {
        tabTo("provision-first");
        page.press(Keys.ENTER);
        tabTo("provision-example");
        page.press(Keys.SPACE);
        tabTo("provision-do");
        page.press(Keys.ENTER);
        page.until(() -> page.routesIn("ACTIVE") == 4 && !page.find("#provision").isDisplayed());

        tabTo("move-host");
        tabTo("move");
        page.press(Keys.ENTER);
        page.until(() -> page.text("#move-said").contains("The Edge is on esx-2"));
        tabTo("segment-name");
        page.press("lab", Keys.TAB);
        page.press("192.168.163.0/24", Keys.ENTER);
        page.until(() -> page.text("#segment-said").contains("lab"));

        tabTo("remove-lab");
        page.press(Keys.ENTER);
        page.until(() -> page.find("#confirm").isDisplayed());
        page.press(Keys.ESCAPE);
        page.until(() -> !page.find("#confirm").isDisplayed());
        assertThat(focused()).isEqualTo("remove-lab");
        page.press(Keys.ENTER);
        tabTo("confirm-do");
        page.press(Keys.ENTER);
        page.until(() -> page.routesIn("ACTIVE") == 4 && page.count("#segments .segment") == 3);
        assertThat(page.complaints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 390, 768, 1024, 1280})
    void page_needsNoSidewaysScrolling_atWidth(int width) {
        page.provisionTheWorkedExample();

        page.resize(width, 800);

        assertThat(page.run("return document.documentElement.scrollWidth")).isEqualTo((long) width);
    }

    @Test
    void theme_followsTheSystem_untilOneIsChosen() {
        page.prefer("dark");
        String dark = ground();
        page.prefer("light");
        String light = ground();
        assertThat(dark).isNotEqualTo(light);

        page.click("#theme");
        page.click("#theme");

        assertThat(page.text("#theme")).isEqualTo("Dark");
        assertThat(ground()).isEqualTo(dark);
        page.open(site.url());
        assertThat(ground()).isEqualTo(dark);
    }

    private String ground() {
        return (String) page.run("return getComputedStyle(document.body).backgroundColor");
    }

    private String focused() {
        return (String) page.run("return document.activeElement.id");
    }

    /** Presses Tab until the element has the focus; a whole round without it is a failure. */
    private void tabTo(String id) {
        for (int presses = 0; presses < 80 && !focused().equals(id); presses++) {
            page.press(Keys.TAB);
        }
        assertThat(focused()).isEqualTo(id);
    }
}
