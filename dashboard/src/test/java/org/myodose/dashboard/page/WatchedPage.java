package org.myodose.dashboard.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A browser page under watch: what it complains of, what it loads, and how its state changed. */
final class WatchedPage implements AutoCloseable {

    /** Bound on waiting for a state; says nothing about how fast the page is. */
    private static final double PATIENCE_MILLIS = 60_000;

    /** Writes every change of state down where the test can read it later. */
    private static final String DIARY = """
            window.diary = [];
            new MutationObserver(() => {
              const root = document.documentElement;
              for (const [key, value] of Object.entries({
                health: root?.dataset.health,
                ring: document.getElementById("hold")?.dataset.tone,
                seconds: document.getElementById("ring-seconds")?.textContent,
              })) {
                if (value !== undefined && window[`last-${key}`] !== value) {
                  window[`last-${key}`] = value;
                  window.diary.push(`${key} ${value}`);
                }
              }
            }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
            """;

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> foreignRequests = new ArrayList<>();

    /** @param scripts run before the page's own */
    WatchedPage(BrowserContext context, String address, String... scripts) {
        this.context = context;
        this.page = context.newPage();
        String host = URI.create(address).getHost();
        page.addInitScript(DIARY);
        for (String script : scripts) {
            page.addInitScript(script);
        }
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (!message.type().equals("log") && !message.type().equals("debug")) {
                complaints.add(message.type() + ": " + message.text());
            }
        });
        page.onRequest(request -> {
            if (!Objects.equals(host, URI.create(request.url()).getHost())) {
                foreignRequests.add(request.url());
            }
        });
        page.navigate(address);
    }

    Page page() {
        return page;
    }

    /** Another window of the same browser, signed in as this one; closed with it. */
    WatchedPage beside() {
        return new WatchedPage(context, page.url());
    }

    void waitForHealth(String health) {
        waitFor(":root[data-health='" + health + "']");
    }

    /** Waits until all of these are to be seen, one after the other. */
    void waitFor(String... selectors) {
        for (String selector : selectors) {
            page.waitForSelector(selector, new Page.WaitForSelectorOptions().setTimeout(PATIENCE_MILLIS));
        }
    }

    /** Waits until this function of the page tells true. */
    void waitUntil(String function, @Nullable Object argument) {
        page.waitForFunction(function, argument, new Page.WaitForFunctionOptions().setTimeout(PATIENCE_MILLIS));
    }

    String text(String selector) {
        return page.locator(selector).innerText();
    }

    /** What the page has shown so far, in its order: each change of state as its kind and the new state. */
    @SuppressWarnings("unchecked")
    List<String> diary() {
        return (List<String>) page.evaluate("window.diary");
    }

    /** Fails if anything but complaints with the given beginning was written to the console, or another host was asked. */
    void assertQuiet(String... expectedBeginnings) {
        List<String> unexpected = complaints.stream()
                .filter(complaint -> List.of(expectedBeginnings).stream().noneMatch(complaint::startsWith))
                .distinct()
                .toList();
        assertEquals(List.of(), unexpected, "complaints in the browser's console");
        assertEquals(List.of(), foreignRequests, "requests to other hosts");
    }

    /** Violations of WCAG 2.2 AA that axe-core finds in the page as it stands, one line each. */
    List<String> accessibilityViolations() {
        try {
            page.evaluate(Files.readString(Path.of("src/main/page/node_modules/axe-core/axe.min.js")));
        } catch (IOException failure) {
            throw new UncheckedIOException("axe-core is installed with the page's build", failure);
        }
        List<?> violations = (List<?>) page.evaluate("""
                async () => (await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }))
                  .violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(" | ")}`)
                """);
        return violations.stream().map(String.class::cast).toList();
    }

    /** Fails on a violation of WCAG 2.2 AA, and where the page is wider than its screen. */
    void assertAccessibleAndFits() {
        assertEquals(List.of(), accessibilityViolations());
        assertEquals(false, page.evaluate("document.documentElement.scrollWidth > innerWidth"), "sideways scroll");
    }

    /** Keeps the page as a bright and a dark room's screen, a phone and a projector show it, and leaves it on the first. */
    void keepPictures(String name) {
        for (Surroundings where : Surroundings.values()) {
            page.setViewportSize(where.width, where.height);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(where.scheme));
            keepPicture(name + "-" + where.name());
        }
        Surroundings first = Surroundings.LIGHT;
        page.setViewportSize(first.width, first.height);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(first.scheme));
    }

    /** Where the pages of a whole day are looked at. */
    private enum Surroundings {
        LIGHT(1440, 900, ColorScheme.LIGHT),
        DARK(1440, 900, ColorScheme.DARK),
        PHONE(390, 844, ColorScheme.LIGHT),
        PROJECTOR(1280, 720, ColorScheme.DARK);

        private final int width;
        private final int height;
        private final ColorScheme scheme;

        Surroundings(int width, int height, ColorScheme scheme) {
            this.width = width;
            this.height = height;
            this.scheme = scheme;
        }
    }

    /** Keeps what the page looks like now, for people to look at; a colour on its way to another one has arrived there. */
    void keepPicture(String name) {
        Path file = Path.of("target/screenshots", name.toLowerCase(Locale.ROOT).replace('_', '-') + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setAnimations(ScreenshotAnimations.DISABLED));
    }

    @Override
    public void close() {
        context.close();
    }
}
