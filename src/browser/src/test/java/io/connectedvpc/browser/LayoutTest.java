package io.connectedvpc.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutTest extends BrowserTest {

    @Test
    void page_needsNoSidewaysScrolling_atAnyWidth() throws IOException {
        ConsolePage page = open();
        page.provisionTheWorkedExample("PER_CIDR");

        for (int width : List.of(320, 390, 640, 768, 900, 1024, 1280, 1920)) {
            page.resize(width, 800);
            assertThat(page.run("return document.documentElement.scrollWidth"))
                    .as("at %d pixels", width)
                    .isEqualTo((long) width);
        }
        page.resize(390, 800);
        page.click("#provision-open");
        assertThat(page.run("const box = document.getElementById('provision');"
                        + "return box.scrollWidth <= box.clientWidth && box.getBoundingClientRect().right <= 390"))
                .isEqualTo(true);
    }

    @Test
    void theme_followsTheSystem_untilOneIsChosen() throws IOException {
        ConsolePage page = open();
        page.prefer("dark");
        String dark = ground(page);
        page.prefer("light");
        String light = ground(page);
        assertThat(dark).isNotEqualTo(light);

        page.click("#theme");
        assertThat(ground(page)).isEqualTo(light);
        page.click("#theme");

        assertThat(page.text("#theme")).isEqualTo("Theme: dark");
        assertThat(ground(page)).isEqualTo(dark);
        page.open(site().url());
        assertThat(ground(page)).isEqualTo(dark);
    }

    private static String ground(ConsolePage page) {
        return (String) page.run("return getComputedStyle(document.body).backgroundColor");
    }
}
