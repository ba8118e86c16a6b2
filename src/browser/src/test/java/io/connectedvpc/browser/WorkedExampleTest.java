package io.connectedvpc.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The worked example of the docs, by the buttons of the console. */
class WorkedExampleTest extends BrowserTest {

    @Test
    void console_saysWhatToDo_whenThereIsNoSddc() throws IOException {
        ConsolePage page = open();

        assertThat(page.text("#empty")).contains("No SDDC yet", "Provision an SDDC");
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void sddc_isProvisioned_andShown() throws IOException {
        ConsolePage page = open();

        page.provisionTheWorkedExample("PER_CIDR");

        assertThat(page.text(".head")).contains("sddc-1", "ready", "in sync");
        assertThat(page.count("#slots .slot")).isEqualTo(17);
        assertThat(page.text("#slots .slot.active")).startsWith("0").contains("active");
        assertThat(page.texts("#hosts .host"))
                .satisfiesExactly(
                        first -> assertThat(first).contains("esx-1", "i-1", "active Edge"),
                        second -> assertThat(second).contains("esx-2", "i-2", "standby Edge"));
        assertThat(page.routes())
                .hasSize(4)
                .allSatisfy(route -> assertThat(route).contains("→ esx-1", "active"))
                .anySatisfy(route -> assertThat(route).contains("10.2.0.0/16", "management"))
                .anySatisfy(route -> assertThat(route).contains("192.168.160.0/24", "web"));
        assertThat(page.texts("#tables .route[data-state=FOREIGN]"))
                .anySatisfy(route -> assertThat(route).contains("0.0.0.0/0", "igw-1", "foreign"));
        assertThat(page.text("#warnings")).contains("AZ crossing", "subnet-4");
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void segment_isAdded_andRemoved() throws IOException {
        ConsolePage page = open();
        page.provisionTheWorkedExample("PER_CIDR");

        page.addSegment("lab", "192.168.163.1/24");

        page.until(() -> page.text("#segment-said").contains("lab (192.168.163.0/24) is there"));
        page.until(() -> page.routesIn("ACTIVE") == 5);

        page.click("#remove-lab");
        page.click("#confirm-do");

        page.until(() -> page.routesIn("ACTIVE") == 4 && !page.find("#confirm").isDisplayed());
        assertThat(page.texts("#segments .segment")).hasSize(3);
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void edge_isMoved_andEachRouteIsSeenToFollow() throws IOException {
        ConsolePage page = open();
        page.provisionTheWorkedExample("PER_CIDR");
        page.until(() -> page.text("#move-plan").contains("4 routes would change: 4 EC2 calls"));
        site().gate().shut();

        page.click("#move");

        page.until(() -> page.routesIn("WRONG_TARGET") == 4);
        assertThat(page.text("#slots .slot.active")).startsWith("1");
        for (int moved = 1; moved <= 4; moved++) {
            int following = moved;
            site().gate().letOneThrough();
            page.until(() -> page.routesIn("ACTIVE") == following && page.routesIn("WRONG_TARGET") == 4 - following);
        }
        page.until(() -> page.text("#move-said").contains("The Edge is on esx-2: 4 routes re-pointed"));
        assertThat(page.routes()).allSatisfy(route -> assertThat(route).contains("→ esx-2", "active"));
        assertThat(page.texts("#hosts .host"))
                .satisfiesExactly(
                        first -> assertThat(first).contains("esx-1", "standby Edge"),
                        second -> assertThat(second).contains("esx-2", "active Edge"));
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void edge_isMoved_andAllSegmentsFollowAtOnce_whenTheRouteNamesAPrefixList() throws IOException {
        ConsolePage page = open();
        page.provisionTheWorkedExample("PREFIX_LIST");
        assertThat(page.routes()).singleElement().asString().contains("pl-", "prefix list", "→ esx-1", "active");
        site().gate().shut();

        page.click("#move");
        page.until(() -> page.routesIn("WRONG_TARGET") == 1 && page.segmentsIn("WRONG_TARGET") == 3);
        site().gate().letOneThrough();

        page.until(() -> page.routesIn("ACTIVE") == 1 && page.segmentsIn("ACTIVE") == 3);
        page.until(() -> page.text("#move-said").contains("The Edge is on esx-2: 1 route re-pointed"));
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void history_tellsHowLongTheFailoverTook() throws IOException {
        ConsolePage page = open();
        page.provisionTheWorkedExample("PER_CIDR");
        assertThat(page.text("#history-summary")).startsWith("No Edge move yet.");

        page.click("#move");

        page.until(() -> page.text("#history-summary").startsWith("One Edge move: every route was right after "));
        assertThat(page.texts("#history .entry"))
                .satisfiesExactly(
                        move -> assertThat(move)
                                .contains("Edge move to esx-2", "applied", "every route right after", "4 changes"),
                        db -> assertThat(db).contains("Segment db", "1 change"),
                        app -> assertThat(app).contains("Segment app", "1 change"),
                        web -> assertThat(web).contains("Segment web", "1 change"),
                        sddc -> assertThat(sddc).contains("Configuration of the SDDC", "by 127.0.0.1", "version 1"));
        page.click("#history .entry:first-child summary");
        assertThat(page.text("#history .entry:first-child .changes"))
                .contains("re-point 192.168.160.0/24 in rtb-1: esx-1 (eni-", "→ esx-2 (eni-");
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void reconcile_saysThatNothingHadToBeDone_andDelete_leavesNothing() throws IOException {
        ConsolePage page = open();
        page.provisionTheWorkedExample("PER_CIDR");

        page.click("#reconcile");
        page.until(() -> page.text("#reconcile-said").equals("Nothing had to be changed."));

        page.click("#delete-open");
        assertThat(page.text("#confirm")).contains("Delete sddc-1?", "3 segments have one");
        page.click("#confirm-do");

        page.until(() -> page.text("#empty").contains("No SDDC yet"));
        assertThat(page.find("#sddc").isDisplayed()).isFalse();
        // The page looks on while the SDDC goes; the browser notes when it is gone.
        assertThat(page.complaints())
                .allSatisfy(complaint -> assertThat(complaint).contains("status of 404"));
    }

    @Test
    void packet_isTraced_thereAndBack() throws IOException {
        ConsolePage page = open();
        page.provisionTheWorkedExample("PER_CIDR");

        page.trace("subnet-3", "192.168.160.10");

        assertThat(page.texts("#trace .way"))
                .satisfiesExactly(
                        there -> assertThat(there).startsWith("There: arrives").contains("rtb-1", "esx-1", "web"),
                        back -> assertThat(back).startsWith("Back: arrives").contains("subnet-3"));
        assertThat(page.complaints()).isEmpty();
    }
}
