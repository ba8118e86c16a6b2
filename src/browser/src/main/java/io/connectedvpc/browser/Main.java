package io.connectedvpc.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.openqa.selenium.chrome.ChromeDriver;

/** Takes the pictures of the docs: the worked example in the console, and its failover step by step. */
public final class Main {

    private static final int WIDTH = 1280;
    private static final int HEIGHT = 900;
    private static final int PHONE_WIDTH = 390;
    private static final int PHONE_HEIGHT = 1100;
    private static final int ROUTES = 4;

    /** Hundredths of a second. */
    private static final int SHORT = 70;

    private static final int LONG = 200;

    private final ConsolePage page;
    private final Path folder;

    private Main(ConsolePage page, Path folder) {
        this.page = page;
        this.folder = folder;
    }

    /** The argument is the folder to write to. Ends the process with 0, or 1 where there is no browser. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("say where the pictures are to go");
            System.exit(2);
        }
        Optional<Chromium> chromium = Chromium.installed();
        if (chromium.isEmpty()) {
            System.err.println(Chromium.MISSING);
            System.exit(1);
        }
        // What DynamoDB Local leaves running would keep the process.
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> {
            failure.printStackTrace();
            System.exit(1);
        });
        ChromeDriver browser = chromium.orElseThrow().start();
        try {
            Main pictures = new Main(new ConsolePage(browser), Files.createDirectories(Path.of(arguments[0])));
            pictures.failover();
            pictures.stills();
        } finally {
            browser.quit();
        }
        System.exit(0);
    }

    private void failover() throws IOException {
        try (Site site = Site.open()) {
            provision(site);
            write("failover.gif", followed(site.gate()).gif());
        }
    }

    /** The console some time after an Edge move. */
    private void stills() throws IOException {
        try (Site site = Site.open()) {
            provision(site);
            page.click("#move");
            page.until(() -> page.text("#history-summary").startsWith("One Edge move"));
            page.trace("subnet-3", "192.168.160.10");
            whole("console-light.png", "light");
            whole("console-dark.png", "dark");
            page.prefer("light");
            page.resize(PHONE_WIDTH, PHONE_HEIGHT);
            settle();
            write("console-phone.png", SmallPicture.png(page.picture()));
        }
    }

    private void provision(Site site) {
        page.resize(WIDTH, HEIGHT);
        page.prefer("light");
        page.open(site.url()).provisionTheWorkedExample("PER_CIDR");
    }

    /** Before, when the Edge has moved, when each of its routes has followed, and after. */
    private AnimatedPicture followed(WriteGate gate) throws IOException {
        AnimatedPicture failover = new AnimatedPicture();
        failover.add(settled(), LONG);
        gate.shut();
        page.click("#move");
        page.until(() -> page.routesIn("WRONG_TARGET") == ROUTES);
        failover.add(settled(), LONG);
        for (int moved = 1; moved <= ROUTES; moved++) {
            gate.letOneThrough();
            int routes = moved;
            page.until(() -> page.routesIn("ACTIVE") == routes && page.routesIn("WRONG_TARGET") == ROUTES - routes);
            failover.add(settled(), moved < ROUTES ? SHORT : LONG);
        }
        gate.open();
        return failover;
    }

    private byte[] settled() {
        settle();
        return page.picture("#picture");
    }

    /** The page as high as it is. */
    private void whole(String file, String scheme) throws IOException {
        page.prefer(scheme);
        page.resize(WIDTH, HEIGHT);
        settle();
        long height = (Long) page.run("return document.documentElement.scrollHeight");
        page.resize(WIDTH, (int) height);
        settle();
        write(file, SmallPicture.png(page.picture()));
    }

    /** Shows the top of the page, and waits until nothing is animated. */
    private void settle() {
        page.run("document.activeElement.blur(); scrollTo(0, 0)");
        page.until(() -> (Boolean) page.run("return document.getAnimations().length === 0"));
    }

    private void write(String file, byte[] picture) throws IOException {
        Path path = folder.resolve(file);
        Files.write(path, picture);
        System.out.printf("%s (%d kB)%n", path, picture.length / 1000);
    }
}
