package org.myodose.dashboard.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

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
        Path executable = OnPath.required("chromium", "chromium-browser", "google-chrome");
        Path node = OnPath.required("node");
        Playwright playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_NODEJS_PATH", node.toString(), "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(QUIET));
        return new Chromium(playwright, browser);
    }

    /** A page in a fresh profile of its own; {@code scripts} run before the page's. */
    WatchedPage open(String address, Screen screen, String... scripts) {
        return new WatchedPage(browser.newContext(screen.options()), address, scripts);
    }

    /** The same of somebody whose browser prefers that language, such as {@code uk-UA}. */
    WatchedPage openIn(String language, String address, Screen screen) {
        return new WatchedPage(browser.newContext(screen.options().setLocale(language)), address);
    }

    /** The page on which that one stands, of the same person on another screen. */
    WatchedPage openSignedInAs(WatchedPage other, Screen screen) {
        String cookies = other.page().context().storageState();
        return new WatchedPage(
                browser.newContext(screen.options().setStorageState(cookies)),
                other.page().url());
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
