package org.myodose.dashboard.page;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Chromium installed on this machine, driven by Playwright through the Node.js on the path, so that neither a browser
 * nor a second Node.js is downloaded. One thread only, as Playwright demands.
 */
final class Chromium implements AutoCloseable {

    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--disable-quic");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts it; where it is missing the test is skipped, or fails if {@code MYODOSE_REQUIRE_TOOLS} is true. */
    static Chromium start() {
        Path executable = required("chromium", "chromium-browser", "google-chrome");
        Path node = required("node");
        Playwright playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_NODEJS_PATH", node.toString(), "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(QUIET));
        return new Chromium(playwright, browser);
    }

    private static Path required(String... names) {
        Optional<Path> tool = Stream.of(names).flatMap(Chromium::onPath).findFirst();
        String sentence = "This browser test needs " + names[0] + " on the path.";
        if (tool.isEmpty() && "true".equals(System.getenv("MYODOSE_REQUIRE_TOOLS"))) {
            fail(sentence);
        }
        assumeTrue(tool.isPresent(), sentence);
        return tool.get();
    }

    private static Stream<Path> onPath(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable);
    }

    /** A page in a fresh profile of its own; {@code scripts} run before the page's. */
    WatchedPage open(String address, Screen screen, String... scripts) {
        return new WatchedPage(browser.newContext(screen.options()), address, scripts);
    }

    /** The same of somebody whose browser prefers that language, such as {@code uk-UA}. */
    WatchedPage openIn(String language, String address, Screen screen) {
        return new WatchedPage(browser.newContext(screen.options().setLocale(language)), address);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
