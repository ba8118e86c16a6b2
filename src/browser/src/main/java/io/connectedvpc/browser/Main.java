package io.connectedvpc.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.openqa.selenium.chrome.ChromeDriver;

/** Takes the pictures of the docs: the worked example in the console, and its failover step by step. */
public final class Main {

    private static final int WIDTH = 1280;

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
        ChromeDriver browser = chromium.orElseThrow().start();
        try (Site site = Site.open()) {
            new Main(new ConsolePage(browser), Files.createDirectories(Path.of(arguments[0]))).take(site);
        } finally {
            browser.quit();
        }
        System.exit(0); // What DynamoDB Local leaves running would keep the process.
    }

    private void take(Site site) throws IOException {
        page.resize(WIDTH, 900);
        page.prefer("light");
        page.open(site.url()).provisionTheWorkedExample();
        failover(site.gate());
        whole("console-light.png", WIDTH, "light");
        whole("console-dark.png", WIDTH, "dark");
        whole("console-phone.png", 390, "light");
    }

    /** Before, when two of four routes have followed, and after. */
    private void failover(WriteGate gate) throws IOException {
        settled("failover-1.png");
        gate.shut();
        page.click("#move");
        page.until(() -> page.routesIn("WRONG_TARGET") == 4);
        for (int moved = 1; moved <= 2; moved++) {
            gate.letOneThrough();
            int routes = moved;
            page.until(() -> page.routesIn("ACTIVE") == routes);
        }
        settled("failover-2.png");
        gate.open();
        page.until(() -> page.text("#move-said").contains("4 routes"));
        settled("failover-3.png");
    }

    private void settled(String file) throws IOException {
        settle();
        write(file, page.picture("#picture"));
    }

    private void whole(String file, int width, String scheme) throws IOException {
        page.prefer(scheme);
        page.resize(width, 900);
        settle();
        long height = (Long) page.run("return document.documentElement.scrollHeight");
        page.resize(width, (int) height);
        settle();
        write(file, page.picture());
    }

    /** Waits until nothing is animated and the wires are drawn. */
    private void settle() {
        page.run("document.activeElement.blur()");
        page.until(() -> (Boolean) page.run("return document.getAnimations().length === 0"));
    }

    private void write(String file, byte[] png) throws IOException {
        Path path = folder.resolve(file);
        Files.write(path, png);
        System.out.printf("%s (%d KB)%n", path, png.length / 1024);
    }
}
