package io.connectedvpc.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * An installed Chromium and its driver. Nothing is downloaded: Selenium is told where both are.
 *
 * @param browser the executable
 * @param driver the executable of the same version
 */
public record Chromium(Path browser, Path driver) {

    /** What to install where there is none. */
    public static final String MISSING =
            "there is no Chromium with its driver on the PATH (Debian packages chromium and chromium-driver)";

    /** Selenium warns of each version of Chromium whose debugging protocol it has no classes for; none of those is used. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");

    /** The one on the PATH. */
    public static Optional<Chromium> installed() {
        return BROWSERS.stream()
                .flatMap(Chromium::onPath)
                .findFirst()
                .flatMap(browser -> onPath("chromedriver").findFirst().map(driver -> new Chromium(browser, driver)));
    }

    private static Stream<Path> onPath(String name) {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Arrays.stream(path.split(":", -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable);
    }

    /** Starts it without a window, with an empty profile. */
    public ChromeDriver start() {
        SELENIUM.setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.toFile());
        // As root, as in a container, Chromium starts only without its sandbox; it is shown nothing but our own pages.
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        return new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driver.toFile())
                        .usingAnyFreePort()
                        .build(),
                options);
    }
}
