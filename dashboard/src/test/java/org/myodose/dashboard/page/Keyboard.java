package org.myodose.dashboard.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

/** Somebody at a page who has a keyboard and nothing else: goes by Tab alone, and sees at every stop where they are. */
final class Keyboard {

    private static final int MOST_STOPS = 100;

    /** "there", or nothing on the way, or which stop is not to be seen. */
    private static final String STOP = """
            (wanted) => {
              const here = document.activeElement;
              if (here === null || here === document.body) return "";
              const { outlineStyle, outlineWidth } = getComputedStyle(here);
              const { left, top, width, height } = here.getBoundingClientRect();
              const above = document.elementFromPoint(left + width / 2, top + height / 2);
              const covered = above === null || !(here.contains(above) || above.contains(here));
              const seen = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && !covered;
              if (!seen) return "nobody sees the focus on " + here.outerHTML.slice(0, 200);
              return here.matches(wanted) ? "there" : "";
            }
            """;

    private final WatchedPage page;

    Keyboard(WatchedPage page) {
        this.page = page;
    }

    /** Onwards to what the selector names, stop by stop. */
    Keyboard to(String selector) {
        return go("Tab", selector);
    }

    /** Backwards. */
    Keyboard backTo(String selector) {
        return go("Shift+Tab", selector);
    }

    private Keyboard go(String key, String selector) {
        for (int stop = 0; stop < MOST_STOPS; stop++) {
            press(key);
            Object at = page.page().evaluate(STOP, selector);
            if (at.equals("there")) {
                return this;
            }
            assertEquals("", at);
        }
        return fail("no way to " + selector + " by " + key);
    }

    Keyboard press(String... keys) {
        for (String key : keys) {
            page.page().keyboard().press(key);
        }
        return this;
    }

    Keyboard type(String text) {
        page.page().keyboard().type(text);
        return this;
    }
}
