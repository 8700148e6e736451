package org.myodose.dashboard.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.dashboard.LoadedSensor;
import org.myodose.device.LinkException;

/** The setup page of the built jar in a browser, on a glove and on a sensor on which the test lays loads. */
@Timeout(300)
class PageSetupIT extends BrowserTest {

    @TempDir
    private static Path folder;

    private static LoadedSensor sensor;
    private static ServerProcess server;
    private static WatchedPage page;

    @BeforeAll
    static void serve() throws LinkException {
        sensor = new LoadedSensor();
        server = ServerProcess.withData(folder, "sim:glove", sensor.source());
        page = chromium.open(server.link(), Screen.LIGHT);
        page.waitFor("a[href='./setup.html']");
        page.page().locator("a[href='./setup.html']").click();
        page.waitFor(".parts a[aria-current=page]");
    }

    @AfterAll
    static void stop() {
        if (page != null) {
            page.close();
        }
        if (server != null) {
            server.close();
        }
        if (sensor != null) {
            sensor.close();
        }
    }

    private static Page to(String part) {
        page.page().locator(".parts a[href='#" + part + "']").press("Enter");
        page.waitFor("#part-" + part + ":visible", ".parts a[href='#" + part + "'][aria-current=page]");
        return page.page();
    }

    /** As it stands, on a desk and on a phone, where it must suit everyone. */
    private static void keep(String name) {
        page.assertAccessibleAndFits();
        page.keepPicture("setup-" + name);
        page.page().setViewportSize(390, 844);
        page.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.assertAccessibleAndFits();
        page.keepPicture("setup-" + name + "-phone");
        page.page().setViewportSize(1920, 1080);
        page.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private static void waitForText(String selector, String text) {
        page.waitUntil(
                "([selector, text]) => document.querySelector(selector)?.textContent.includes(text)",
                List.of(selector, text));
    }

    @Test
    void showsLinksRatesAndEveryChannelsCountsAsTheyChange() {
        to("devices");
        page.waitFor(".device:nth-child(2) .state[data-state=streaming]", ".device:nth-child(1) tbody tr:nth-child(6)");
        sensor.lay(1);
        waitForText(".device:nth-child(2) tbody td", "1,100");
        sensor.lay(2);
        waitForText(".device:nth-child(2) tbody td", "2,000");
        waitForText(".device:nth-child(1) .figures", "scans/s");
        page.waitUntil("() => !/Rate–/.test(document.querySelector('.figures').textContent)", "");
        keep("devices");
    }

    @Test
    void plotsHowLongStagesTook() {
        to("latency");
        page.waitFor("#latency-plot polyline.stage-4", "#latency-stages tr:nth-child(6)");
        keep("latency");
    }

    @Test
    void hasTheDoctorLook() {
        to("machine").locator("#consult").click();
        page.waitFor("#findings li");
        assertTrue(page.page().locator("#findings .verdict").count() > 5);
        keep("machine");
    }

    @Test
    void editsAPrescriptionWithWhatIsWrongBesideItsLineAndLosesNothing() throws Exception {
        Page edited = to("prescriptions");
        edited.locator(".entry[data-id='30-s-x-4']").click();
        page.waitFor("#prescription-verdict[data-verdict=good]");
        Locator ceiling = edited.locator(".field", new Page.LocatorOptions().setHasText("ceiling"))
                .first();
        ceiling.locator("input").fill("1 N");
        page.waitFor("#prescription-verdict[data-verdict=problem]", "[aria-invalid=true]");
        assertTrue(ceiling.locator(".refusal").innerText().contains("ceiling"), ceiling.innerText());
        assertTrue(edited.locator("#prescription-save").isDisabled());
        keep("prescriptions");
        ceiling.locator("input").fill("70 N [default]");
        page.waitFor("#prescription-verdict[data-verdict=good]");
        save("mine");
        Path file = folder.resolve("data/myodose/prescriptions/mine.prescription");
        assertTrue(Files.readString(file).contains("ceiling=70 N [default]"));
        replaceBehindItsBack();
        edited.locator(".field", new Page.LocatorOptions().setHasText("rest"))
                .first()
                .locator("input")
                .fill("45 s");
        page.waitFor("#prescription-save:enabled");
        edited.locator("#prescription-save").click();
        waitForText("#save-explained", "kept beside it");
        edited.locator("#save-now").click();
        waitForText("#save-status", "somebody else");
        assertEquals("", edited.locator("#save-explained").innerText(), "nothing is replaced");
        assertTrue(edited.locator("#save-now").isDisabled());
        keep("prescription-conflict");
        edited.locator("#save-name").fill("mine-too");
        edited.locator("#save-now").click();
        waitForText("#prescription-status", "mine-too.prescription");
        assertTrue(Files.readString(file).contains("rest=20 s"));
    }

    private static void save(String name) {
        Page edited = page.page();
        edited.locator("#prescription-save").click();
        edited.locator("#save-name").fill(name);
        edited.locator("#save-now").click();
        waitForText("#prescription-status", name + ".prescription");
    }

    /** Somebody else, in another window, changes the same one and is faster. */
    private static void replaceBehindItsBack() {
        Object status = page.page().evaluate("""
                async () => {
                  const path = "./api/v1/setup/prescriptions/mine";
                  const opened = await fetch(path);
                  const { text } = await opened.json();
                  const headers = { "If-Match": opened.headers.get("ETag"), "Content-Type": "application/json" };
                  const body = JSON.stringify({ text: text.replace(/rest=.*/, "rest=20 s") });
                  return (await fetch(path, { method: "PUT", headers, body })).status;
                }
                """);
        assertEquals(200, status);
    }

    @Test
    void makesAnAccountAndRemovesItOnlyWhenAsked() {
        Page users = to("users");
        page.waitFor("#no-users:visible");
        users.locator("[name=name]").fill("anna");
        users.locator("[name=password]").fill("short");
        users.locator("#user-roles [value=trainer]").check();
        users.locator("#user-form .go").click();
        waitForText("#user-refusal", "too short");
        users.locator("[name=password]").fill("four quiet green stones");
        users.locator("#user-form .go").click();
        waitForText("#users-status", "anna may sign in now");
        keep("users");
        Locator remove = users.locator("#users [aria-label='Remove anna']");
        remove.click();
        page.waitFor("#question[open]");
        users.keyboard().press("Escape");
        assertEquals(1, users.locator("#users li").count());
        remove.click();
        users.locator("#question-yes").click();
        page.waitFor("#no-users:visible");
        page.assertQuiet(SLOW_START, "error: Failed to load resource");
    }

    @Test
    void leadsThroughACalibrationAndSavesIt() {
        Page bench = to("calibration");
        page.waitFor("#calibration-form:visible");
        page.waitUntil("() => document.querySelectorAll('#calibration-device option').length === 2", "");
        bench.locator("#calibration-device").selectOption("1");
        bench.locator("[name=masses]").fill("0.5, 1, 1.5, 2");
        bench.locator("#calibration-form summary").click();
        bench.locator("[name=upOnly]").check();
        sensor.lay(0);
        bench.locator("#calibration-form .go").click();
        List<Double> masses = List.of(0.0, 0.5, 1.0, 1.5, 2.0);
        for (int load = 0; load < masses.size(); load++) {
            waitForText("#calibration-step", load + 1 + " of 5");
            page.waitFor("#calibration-read:enabled");
            if (load == 2) {
                keep("calibration");
            }
            sensor.lay(masses.get(load));
            bench.locator("#calibration-read").click();
        }
        page.waitFor("[data-calibration=fitted] #calibration-changes:visible");
        page.waitUntil("() => document.getElementById('calibration-plot').naturalWidth > 0", "");
        keep("calibration-fitted");
        bench.locator("#calibration-save").click();
        page.waitFor("#question[open]");
        bench.locator("#question-yes").click();
        page.waitFor("[data-calibration=saved] #calibration-saved:visible");
        assertTrue(Files.exists(folder.resolve("data/myodose/calibrations/LOADED-1.calibration")));
    }

    @Test
    void speaksUkrainianToo() {
        Page here = page.page();
        here.evaluate("localStorage.setItem('myodose.language', 'uk')");
        here.reload();
        page.waitFor("html[lang=uk]");
        to("devices");
        page.waitFor(".device:nth-child(2) .state[data-state=streaming]");
        waitForText(".device:nth-child(2) .state", "Надсилає");
        waitForText(".device:nth-child(1) .figures", "Баттервортом");
        waitForText(".device:nth-child(1) tbody", "як каже сам пристрій");
        page.assertAccessibleAndFits();
        page.keepPicture("setup-ukrainian");
        to("machine").locator("#consult").click();
        page.waitFor("#findings li");
        List<String> seen = here.locator("#findings li > span").allTextContents();
        assertTrue(seen.size() > 5, seen::toString);
        seen.forEach(sentence -> assertTrue(sentence.matches("(?s).*\\p{IsCyrillic}{2}.*"), sentence));
        page.assertAccessibleAndFits();
        page.keepPicture("setup-ukrainian-machine");
        here.evaluate("localStorage.removeItem('myodose.language')");
        here.reload();
        page.waitFor("html[lang=en] .parts a[aria-current=page]");
    }
}
