package io.connectedvpc.browser;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** The console as its user sees and uses it. */
public final class ConsolePage {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ChromeDriver browser;

    public ConsolePage(ChromeDriver browser) {
        this.browser = browser;
    }

    /** Opens the console and forgets what the browser logged before. */
    public ConsolePage open(URI url) {
        complaints();
        browser.get(url.toString());
        until(() -> text("#live").startsWith("live"));
        return this;
    }

    /** Makes the window that large, in pixels. */
    public void resize(int width, int height) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Has the system prefer dark or light colours. */
    public void prefer(String scheme) {
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** The visible text of the first element. */
    public String text(String selector) {
        return find(selector).getText();
    }

    /** The visible texts of all elements. */
    public List<String> texts(String selector) {
        return browser.findElements(By.cssSelector(selector)).stream()
                .map(WebElement::getText)
                .toList();
    }

    /** How many elements there are. */
    public int count(String selector) {
        return browser.findElements(By.cssSelector(selector)).size();
    }

    public WebElement find(String selector) {
        return browser.findElement(By.cssSelector(selector));
    }

    /** Scrolls there first, since the bar at the top stays where it is. */
    public void click(String selector) {
        WebElement element = find(selector);
        browser.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
        element.click();
    }

    /** Puts text into an empty field. */
    public void type(String selector, CharSequence text) {
        find(selector).sendKeys(text);
    }

    /** Sends keys to whatever has the focus. */
    public void press(CharSequence... keys) {
        browser.switchTo().activeElement().sendKeys(keys);
    }

    /** Runs a script in the page. */
    public Object run(String script, Object... arguments) {
        return browser.executeScript(script, arguments);
    }

    /** Waits until something is so; the page may be drawing itself meanwhile. */
    public void until(Callable<Boolean> condition) {
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptionsInstanceOf(StaleElementReferenceException.class)
                .until(condition);
    }

    /** The routes of all tables as they are shown, foreign ones left out. */
    public List<String> routes() {
        return texts("#tables .route:not([data-state=FOREIGN])");
    }

    /** How many of the shown routes are in a state. */
    public int routesIn(String state) {
        return count("#tables .route[data-state=" + state + "]");
    }

    /** How many of the shown segments have a route in a state. */
    public int segmentsIn(String state) {
        return count("#segments .segment[data-state=" + state + "]");
    }

    /** Provisions the worked example by the buttons of the page, and waits until all of it is shown. */
    public void provisionTheWorkedExample(String routing) {
        click("#provision-first");
        click("#provision-example");
        click("#provision-form [name=routing] [value=" + routing + "]");
        click("#provision-do");
        until(() -> segmentsIn("ACTIVE") == 3
                && find("#provision-form").getDomAttribute("aria-busy") == null
                && !text("#history-summary").isEmpty());
    }

    /** Follows a packet, and waits until its way is shown. */
    public void trace(String from, String to) {
        type("#trace-form [name=from]", from);
        type("#trace-form [name=to]", to);
        click("#trace-form button");
        until(() -> count("#trace .way") == 2);
    }

    /** Fills in the form and sends it. */
    public void addSegment(String name, String network) {
        type("#segment-form [name=name]", name);
        type("#segment-form [name=network]", network);
        click("#segment-form button");
    }

    /** What the browser complained of since the page was opened. */
    public List<String> complaints() {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** A picture of an element, or of the part of the page that can be seen. */
    public byte[] picture(String selector) {
        return find(selector).getScreenshotAs(OutputType.BYTES);
    }

    /** The whole page, as high as it is. */
    public byte[] picture() {
        return browser.getScreenshotAs(OutputType.BYTES);
    }
}
