package io.connectedvpc.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

class KeyboardTest extends BrowserTest {

    private static final int ROUND = 80;

    @Test
    void keyboard_isEnough() throws IOException {
        ConsolePage page = open();
        tabTo(page, "provision-first");
        page.press(Keys.ENTER);
        tabTo(page, "provision-example");
        page.press(Keys.SPACE);
        tabTo(page, "provision-do");
        page.press(Keys.ENTER);
        page.until(
                () -> page.routesIn("ACTIVE") == 4 && !page.find("#provision").isDisplayed());

        tabTo(page, "move-host");
        tabTo(page, "move");
        page.press(Keys.ENTER);
        page.until(() -> page.text("#move-said").contains("The Edge is on esx-2"));
        tabTo(page, "segment-name");
        page.press("lab", Keys.TAB);
        page.press("192.168.163.0/24", Keys.ENTER);
        page.until(() -> page.text("#segment-said").contains("lab"));

        tabTo(page, "remove-lab");
        page.press(Keys.ENTER);
        page.until(() -> page.find("#confirm").isDisplayed());
        page.press(Keys.ESCAPE);
        page.until(() -> !page.find("#confirm").isDisplayed());
        assertThat(focused(page)).isEqualTo("remove-lab");
        page.press(Keys.ENTER);
        tabTo(page, "confirm-do");
        page.press(Keys.ENTER);
        page.until(() -> page.routesIn("ACTIVE") == 4 && page.count("#segments .segment") == 3);
        assertThat(page.complaints()).isEmpty();
    }

    private static String focused(ConsolePage page) {
        return (String) page.run("return document.activeElement.id");
    }

    /** Presses Tab until the element has the focus, which is seen at each stop; a whole round without it is a failure. */
    private static void tabTo(ConsolePage page, String id) {
        for (int presses = 0; presses < ROUND && !focused(page).equals(id); presses++) {
            page.press(Keys.TAB);
            assertThat(
                            page.run(
                                    "const at = document.activeElement, style = getComputedStyle(at);"
                                            + "return at === document.body || style.outlineStyle === 'solid' && style.outlineWidth === '2px'"))
                    .as("the focus is seen on %s", page.run("return document.activeElement.outerHTML"))
                    .isEqualTo(true);
        }
        assertThat(focused(page)).isEqualTo(id);
    }
}
