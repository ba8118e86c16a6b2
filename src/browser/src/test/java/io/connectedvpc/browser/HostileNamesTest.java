package io.connectedvpc.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts from outside, whoever wrote them, are shown as what they are. */
class HostileNamesTest extends BrowserTest {

    private static final String HOSTILE =
            "<img src=x onerror=\"window.hurt=1\"><script>window.hurt=1</script>\"'&amp;${hurt}";

    private static void assertUnhurt(ConsolePage page) {
        assertThat(page.count("main img, main script, dialog img, dialog script"))
                .isZero();
        assertThat(page.run("return window.hurt")).isNull();
    }

    @Test
    void texts_ofTheApi_stayTexts() throws IOException {
        ConsolePage page = open(StubbedApi.site(Answers.hostile(HOSTILE)));

        assertThat(page.text("#sddc-name")).isEqualTo(HOSTILE);
        assertThat(page.text("#warnings")).contains(HOSTILE);
        assertThat(page.text("#tables")).contains(HOSTILE);
        assertThat(page.text("#segments .segment strong")).isEqualTo(HOSTILE);
        assertThat(page.text("#hosts .host strong")).isEqualTo(HOSTILE);
        assertThat(page.text("#plan-changes")).contains(HOSTILE);
        page.until(() -> page.count("#history .entry") == 1);
        assertThat(page.text("#history .entry")).contains(HOSTILE);
        page.click("#segments .segment button");
        assertThat(page.text("#confirm-title")).contains(HOSTILE);
        assertUnhurt(page);
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void inputs_areEchoedByRefusals_asTexts() throws IOException {
        ConsolePage page = open();
        page.provisionTheWorkedExample("PER_CIDR");

        page.addSegment(HOSTILE, "192.168.163.0/24");
        page.until(() -> page.count("#segment-said .refused") == 1);
        assertUnhurt(page);

        page.find("#segment-form [name=name]").clear();
        page.find("#segment-form [name=network]").clear();
        page.addSegment("lab", HOSTILE);
        page.until(() -> page.text("#segment-said").contains("CIDR"));
        assertUnhurt(page);

        page.type("#trace-form [name=from]", HOSTILE);
        page.type("#trace-form [name=to]", "192.168.160.10");
        page.click("#trace-form button");
        page.until(() -> page.count("#trace-said .refused, #trace .end") == 1);
        assertUnhurt(page);

        page.click("#provision-open");
        page.click("#provision-example");
        page.type("#provision-form [name=hosts]", "\n<img/src=x/onerror=window.hurt=1> i-3");
        page.type("#provision-form [name=vpcId]", HOSTILE);
        page.click("#provision-check");
        page.until(() -> page.count("#provision-said .refused, #findings [data-severity=ERROR]") > 0);
        assertUnhurt(page);
        // The refusals' statuses, and nothing else: no violation of the policy, no error of a script.
        assertThat(page.complaints())
                .allSatisfy(complaint -> assertThat(complaint).contains("status of 4"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"#%3Cimg%20src=x%20onerror=window.hurt=1%3E", "#%", "#no-such-sddc", "#../../sddcs"})
    void address_thatNamesNoSddc_doesNoHarm(String fragment) throws IOException {
        ConsolePage page = open();

        page.run("location.hash = arguments[0]", fragment);
        browser().navigate().refresh();
        page.until(() -> page.text("#live").startsWith("live"));

        assertThat(page.text("#empty")).contains("No SDDC yet");
        assertUnhurt(page);
        assertThat(page.complaints()).isEmpty();
    }
}
