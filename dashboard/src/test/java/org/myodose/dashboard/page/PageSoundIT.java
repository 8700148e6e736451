package org.myodose.dashboard.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That what happens is heard: every tone that the page hands to the browser is noted in the page's diary. */
class PageSoundIT extends BrowserTest {

    private static final String SPY = """
            const start = OscillatorNode.prototype.start;
            OscillatorNode.prototype.start = function (at) {
              window.diary.push(`tone ${this.type} ${Math.round(this.frequency.value)}`);
              start.call(this, at);
            };
            """;

    private static final String UNDER = "tone sine (19[6-9]|2\\d\\d|3[0-8]\\d|39[0-2])";
    private static final String IN = "tone sine 660";
    private static final String OVER = "tone triangle (99\\d|1[0-3]\\d\\d)";
    private static final String DONE = "tone sine 880";
    private static final String ALARM = "tone square (880|622)";
    private static final String STOP = "tone sawtooth 784";

    private WatchedPage heard(ServerProcess server, Screen screen) {
        return chromium.open(server.address(), screen, SPY);
    }

    /** Waits until these have been heard in this order, whatever between. */
    private static void awaitTones(WatchedPage page, String... tones) {
        String all = Stream.of(tones).map(tone -> tone + "\n").collect(Collectors.joining("[^]*"));
        page.waitUntil("tones => new RegExp(tones).test(window.diary.join('\\n') + '\\n')", all);
    }

    private static List<String> tones(WatchedPage page) {
        return page.diary().stream().filter(what -> what.startsWith("tone ")).toList();
    }

    @Test
    void isSilentUntilTheUserWantsSoundAndRemembersVolumeAndWish() {
        try (ServerProcess server = ServerProcess.fake("--at", "20");
                WatchedPage page = heard(server, Screen.TABLET)) {
            page.waitFor("#cue-word:text-is('Hold')", "#sound:text-is('Sound on')");
            assertEquals(List.of(), tones(page));
            page.page().locator("#sound").click();
            page.waitFor("#sound:text-is('Sound off')", "#volume:visible");
            page.page().locator("#volume").fill("35");
            awaitTones(page, IN);
            page.keepPicture("sound-on");
            page.page().reload();
            page.waitFor("#cue-word:text-is('Hold')", "#sound:text-is('Sound on')");
            assertEquals(List.of(), tones(page), "not before a gesture");
            page.page().locator("#force").click();
            page.waitFor("#sound:text-is('Sound off')");
            assertEquals("35", page.page().locator("#volume").inputValue());
            page.assertAccessibleAndFits();
            page.page().locator("#sound").click();
            page.waitFor("#sound:text-is('Sound on')");
            assertFalse(page.page().locator("#volume").isVisible());
            page.assertQuiet();
        }
    }

    /** In a scene that stands still one sound is heard and no other. */
    @ParameterizedTest(name = "{1} at {2} s of the {0} plan")
    @CsvSource({
        "steady, Press more, 45.2, " + UNDER,
        "steady, Press more, 18.8, " + UNDER,
        "steady, Hold, 20, " + IN,
        "steady, Ease off, 12.6, " + OVER,
        "staircase, Ease off now, 28, " + ALARM,
        "staircase, Let go, 35, " + ALARM,
    })
    void soundsLikeTheStateAndLikeNoOther(String plan, String word, String at, String tone) {
        try (ServerProcess server = ServerProcess.fake("--plan", plan, "--at", at, "--freeze");
                WatchedPage page = heard(server, Screen.LIGHT)) {
            page.waitFor(PAST_IS_OVER, "#cue-word:text-is('" + word + "')");
            page.page().locator("#sound").click();
            awaitTones(page, tone, tone);
            List<String> tones = tones(page);
            assertTrue(tones.stream().allMatch(heard -> heard.matches(tone)), tones::toString);
            page.assertQuiet();
        }
    }

    /** The staircase is done at 31 s, too much from 34 s on, and released at 37 s. */
    @Test
    void soundsTheEndOfAHoldAndTheAlarmOfAnOverdoseAfterIt() {
        try (ServerProcess server = ServerProcess.fake("--plan", "staircase", "--at", "29");
                WatchedPage page = heard(server, Screen.LIGHT)) {
            page.waitFor(PAST_IS_OVER);
            page.page().locator("#sound").click();
            awaitTones(page, DONE, ALARM);
            page.assertQuiet();
        }
    }

    @Test
    void soundsAPatientsStopThriceAndUnlikeAllElse() {
        try (ServerProcess server = ServerProcess.fake("--at", "20", "--stopped");
                WatchedPage page = heard(server, Screen.LIGHT)) {
            page.waitFor("#stop:visible");
            page.page().locator("#sound").press("Enter");
            awaitTones(page, STOP, STOP, STOP);
            List<String> tones = tones(page);
            assertTrue(tones.stream().allMatch(heard -> heard.matches(STOP)), tones::toString);
            page.assertQuiet();
        }
    }

    @Test
    void givesNothingAwayInAHoldWithoutFeedbackButItsAlarm() {
        try (ServerProcess server = ServerProcess.fake("--plan", "staircase", "--at", "22.5", "--feedback-off");
                WatchedPage page = heard(server, Screen.LIGHT)) {
            page.waitFor(PAST_IS_OVER);
            page.page().locator("#sound").click();
            awaitTones(page, ALARM);
            List<String> tones = tones(page);
            String telling = String.join("|", UNDER, IN, OVER);
            assertTrue(tones.stream().noneMatch(heard -> heard.matches(telling)), tones::toString);
            page.assertQuiet();
        }
    }
}
