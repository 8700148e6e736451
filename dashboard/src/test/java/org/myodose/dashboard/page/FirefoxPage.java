package org.myodose.dashboard.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A page in Firefox under watch: what it complains of, and what it loads. */
final class FirefoxPage implements AutoCloseable {

    /** Screens that every page must suit, in CSS pixels. */
    enum Size {
        PHONE(390, 844, 3),
        TABLET(1024, 768, 2),
        LAPTOP(1440, 900, 1),
        PROJECTOR(1920, 1080, 1);

        private final int width;
        private final int height;
        private final double devicePixelRatio;

        Size(int width, int height, double devicePixelRatio) {
            this.width = width;
            this.height = height;
            this.devicePixelRatio = devicePixelRatio;
        }
    }

    private final Firefox firefox;
    private final String context;
    private final String host;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    FirefoxPage(Firefox firefox, String context, String host) {
        this.firefox = firefox;
        this.context = context;
        this.host = host;
    }

    /** What the browser tells of this page, by its own thread. */
    void note(JsonNode event) {
        JsonNode what = event.path("params");
        if (event.path("method").asText().equals("log.entryAdded")) {
            String level = what.path("level").asText();
            if (level.equals("error") || level.equals("warn")) {
                complaints.add(level + ": " + what.path("text").asText());
            }
        } else {
            String asked = what.path("request").path("url").asText();
            if (asked.startsWith("http") && !host.equals(URI.create(asked).getHost())) {
                complaints.add("another host was asked: " + asked);
            }
        }
    }

    /** Goes to another page of the same server, and returns when that is loaded. */
    void go(String address) {
        firefox.ask("browsingContext.navigate", Map.of("context", context, "url", address, "wait", "complete"));
    }

    void resize(Size size) {
        firefox.ask(
                "browsingContext.setViewport",
                Map.of(
                        "context",
                        context,
                        "viewport",
                        Map.of("width", size.width, "height", size.height),
                        "devicePixelRatio",
                        size.devicePixelRatio));
    }

    /** Fails where the page does not suit every size of screen; keeps a picture of each. */
    void assertSuitsEveryScreen(String name) throws IOException {
        for (Size size : Size.values()) {
            resize(size);
            assertAccessibleAndFits();
            keepPicture("firefox-" + name + "-" + size.name().toLowerCase(Locale.ROOT));
        }
    }

    /** What this expression of the page's is, once the promise that it may be is kept: a text, a number or a truth. */
    JsonNode evaluate(String expression) {
        JsonNode said = firefox.ask(
                "script.evaluate",
                Map.of("expression", expression, "awaitPromise", true, "target", Map.of("context", context)));
        if (!said.path("type").asText().equals("success")) {
            throw new IllegalStateException(expression + ": " + said);
        }
        return said.path("result").path("value");
    }

    /** Waits until this expression of the page's is true. */
    void waitUntil(String expression) {
        evaluate("new Promise(done => { const look = () => (" + expression
                + ") ? done(true) : setTimeout(look, 20); look(); })");
    }

    /** Waits until something that this selector finds is to be seen. */
    void waitFor(String selector) {
        waitUntil("document.querySelector(`" + selector + "`)?.checkVisibility()");
    }

    /** Waits until that element says exactly this. */
    void waitForText(String selector, String text) {
        waitUntil("document.querySelector(`" + selector + "`)?.textContent.trim() === `" + text + "`");
    }

    /** Presses and lets go of a key: a letter, or one of the codes of WebDriver, such as Enter's. */
    void press(String key) {
        List<Map<String, String>> strokes =
                List.of(Map.of("type", "keyDown", "value", key), Map.of("type", "keyUp", "value", key));
        firefox.ask(
                "input.performActions",
                Map.of(
                        "context",
                        context,
                        "actions",
                        List.of(Map.of("type", "key", "id", "keyboard", "actions", strokes))));
    }

    /** Fails on a violation of WCAG 2.2 AA that axe-core finds, and where the page is wider than its screen. */
    void assertAccessibleAndFits() throws IOException {
        evaluate(Files.readString(Path.of("src/main/page/node_modules/axe-core/axe.min.js")) + ";true");
        JsonNode violations = evaluate("""
                axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
                  .then((found) => found.violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).join(" | ")}`).join("\\n"))
                """);
        assertEquals("", violations.asText());
        assertEquals(
                "false",
                evaluate("document.documentElement.scrollWidth > innerWidth").asText(),
                "sideways scroll");
    }

    /** Fails if anything was written to the console but this, or another host was asked. */
    void assertQuiet() {
        assertEquals(List.of(), new ArrayList<>(complaints), "complaints in the browser's console");
    }

    /** Keeps what the page looks like now, for people to look at. */
    void keepPicture(String name) throws IOException {
        String picture = firefox.ask("browsingContext.captureScreenshot", Map.of("context", context))
                .path("data")
                .asText();
        Firefox.keep(name, Base64.getDecoder().decode(picture));
    }

    @Override
    public void close() {
        firefox.close(context);
    }
}
