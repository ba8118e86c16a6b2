package io.connectedvpc.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class LargeSddcTest extends BrowserTest {

    @Test
    void thousandRoutes_costWhatTheVisibleOnesDo() throws IOException {
        ConsolePage page = open(StubbedApi.site(Answers.large(999)));

        assertThat(page.text("#segments h3")).isEqualTo("999 segments");
        assertThat(page.text("#tables .counts")).isEqualTo("1,000 active");
        assertThat(page.count(".route")).isBetween(14, 40);
        assertThat(page.count(".segment")).isBetween(8, 40);
        assertThat(page.count("*")).isLessThan(1_500);

        page.run("document.querySelector('#segments .scroll').scrollTop = 1e6");
        page.until(() -> page.texts("#segments .segment strong").contains("segment-998"));
        assertThat(page.count(".segment")).isBetween(8, 40);
        assertThat(page.find("#segments .segment:last-child").getDomAttribute("aria-setsize"))
                .isEqualTo("999");
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void segments_areFoundByTheirNames() throws IOException {
        ConsolePage page = open(StubbedApi.site(Answers.large(999)));

        page.type("#segments input[type=search]", "segment-77 192.168");
        page.until(() -> page.count(".segment") == 0);
        page.find("#segments input[type=search]").clear();
        page.type("#segments input[type=search]", "segment-77");

        page.until(() -> page.count(".segment") == 11);
    }
}
