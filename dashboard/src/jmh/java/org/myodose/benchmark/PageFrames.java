package org.myodose.benchmark;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.Map;

/**
 * {@code ADDRESS CHROMIUM NODE SECONDS}: opens the live page on a screen of 1920 × 1080 pixels and prints once a second what
 * it says of itself: how often it was drawn anew, and how old the force was when it was painted.
 */
final class PageFrames {

    private PageFrames() {}

    public static void main(String[] arguments) {
        Map<String, String> environment =
                Map.of("PLAYWRIGHT_NODEJS_PATH", arguments[2], "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        try (Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions().setExecutablePath(Path.of(arguments[1])))) {
            Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1920, 1080));
            page.navigate(arguments[0]);
            page.locator("#quality summary").click();
            // Starting up, and compiling, is not what is measured.
            page.waitForTimeout(10_000);
            for (int second = 0; second < Integer.parseInt(arguments[3]); second++) {
                page.waitForTimeout(1000);
                System.out.println(page.locator("#quality-frames").innerText() + "; "
                        + page.locator("#quality-toScreen").innerText());
            }
        }
    }
}
