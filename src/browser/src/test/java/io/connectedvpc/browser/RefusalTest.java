package io.connectedvpc.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What the API refuses, and what would be refused, as its user reads it. */
class RefusalTest extends BrowserTest {

    @Test
    void overlap_isRefused_inASentence() throws IOException {
        ConsolePage page = open();
        page.provisionTheWorkedExample("PER_CIDR");

        page.addSegment("web-2", "192.168.160.128/25");

        page.until(() -> page.count("#segment-said .refused") == 1);
        assertThat(page.text("#segment-said .refused"))
                .contains("192.168.160.128/25", "192.168.160.0/24", "web")
                .endsWith(".");
        assertThat(page.routesIn("ACTIVE")).isEqualTo(4);
        // A refusal is an answer; all that the browser notes is its status.
        assertThat(page.complaints()).singleElement().asString().contains("segments/web-2", "409");
    }

    @Test
    void preflight_tellsWhatIsInTheWay_beforeAnythingIsMade() throws IOException {
        ConsolePage page = open();
        page.click("#provision-first");
        page.click("#provision-example");
        page.find("#provision-form [name=managementCidr]").clear();
        page.type("#provision-form [name=managementCidr]", "192.168.0.0/16");

        page.click("#provision-check");

        page.until(() -> page.count("#findings [data-severity=ERROR]") > 0);
        assertThat(page.text("#findings"))
                .contains("Would be refused", "192.168.0.0/16", "192.168.160.0/24", "Warning · AZ crossing");
        assertThat(page.complaints()).isEmpty();

        page.find("#provision-form [name=managementCidr]").clear();
        page.type("#provision-form [name=managementCidr]", "10.2.0.0/16");
        page.click("#provision-check");

        page.until(() -> page.text("#provision-said").equals("Nothing is in the way. It would be warned of 1 thing."));
        page.click("#provision [data-close]");
        assertThat(page.text("#empty")).contains("No SDDC yet");
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void provisioning_isRefusedInItsOwnWindow_andGoesOnFromThere() throws IOException {
        ConsolePage page = open();
        site().gate().refuse();
        page.click("#provision-first");
        page.click("#provision-example");

        page.click("#provision-do");

        page.until(() -> page.count("#provision-said .refused") == 1);
        page.until(() -> page.find("#provision-said").isDisplayed());
        assertThat(page.text("#provision-said .refused"))
                .contains("CreateRoute")
                .endsWith(".");
        site().gate().open();

        page.click("#provision-do");

        page.until(
                () -> page.routesIn("ACTIVE") == 4 && !page.find("#provision").isDisplayed());
        assertThat(page.complaints()).singleElement().asString().contains("sddcs/sddc-1", "502");
    }

    @Test
    void plan_isApplied_whenAwsRefusesNoMore() throws IOException {
        ConsolePage page = open();
        page.provisionTheWorkedExample("PER_CIDR");
        site().gate().refuse();

        page.addSegment("lab", "192.168.163.0/24");

        page.until(() -> page.count("#segment-said .refused") == 1);
        assertThat(page.text("#segment-said .refused")).contains("CreateRoute").endsWith(".");
        page.until(() -> page.text("#plan-summary").startsWith("1 route would change: 1 EC2 call"));
        assertThat(page.text("#plan-changes")).contains("create 192.168.163.0/24 in rtb-1");
        assertThat(page.routesIn("MISSING")).isEqualTo(1);
        site().gate().open();

        page.click("#reconcile");

        page.until(() -> page.text("#reconcile-said").equals("1 route put right."));
        page.until(
                () -> page.routesIn("ACTIVE") == 5 && page.text("#plan-summary").startsWith("Nothing to do"));
        assertThat(page.complaints()).singleElement().asString().contains("segments/lab", "502");
    }
}
