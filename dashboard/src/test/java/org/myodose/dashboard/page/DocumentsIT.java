package org.myodose.dashboard.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The documents as the program serves them: read, searched by keyboard, printed; nothing is asked of another host. */
class DocumentsIT extends BrowserTest {

    private static ServerProcess server;

    @BeforeAll
    static void startServer() {
        server = ServerProcess.demo(0);
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    private static WatchedPage open(String address, Screen screen) {
        WatchedPage watched = chromium.open(server.address() + "docs/" + address, screen);
        watched.waitFor("main h1");
        return watched;
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void areReadableForEveryoneOnEveryScreen(Screen screen) {
        for (String name : List.of("index", "hardware/safety", "hardware/firmware-guide")) {
            try (WatchedPage watched = open(name + ".html", screen)) {
                watched.assertAccessibleAndFits();
                watched.keepPicture("documents-" + name.replace('/', '-') + "-" + screen);
                watched.assertQuiet();
            }
        }
    }

    @Test
    void areFoundByKeyboard() {
        try (WatchedPage watched = open("index.html", Screen.LIGHT)) {
            Page page = watched.page();
            page.keyboard().press("/");
            page.keyboard().type("framing cobs");
            watched.waitFor("#found a");
            watched.keepPicture("documents-search");
            page.keyboard().press("ArrowDown");
            watched.waitFor("#found li:first-child a:focus");
            page.keyboard().press("Enter");
            page.waitForURL("**/hardware/wire-protocol.html#framing-cobs");
            watched.waitFor("#framing-cobs");
            watched.assertQuiet();
        }
    }

    @Test
    void areFoundWithoutCaseAndAccents() {
        try (WatchedPage watched = open("index.html", Screen.LIGHT)) {
            watched.page().locator("#search").fill("FERNANDEZ penas");
            watched.waitFor("#found mark");
            assertEquals("Fernández", watched.text("#found mark >> nth=0"));
            watched.assertQuiet();
        }
    }

    @Test
    void theSearchSaysWhatItDidNotFindAndIsLeftByEscape() {
        try (WatchedPage watched = open("index.html", Screen.PHONE)) {
            Locator search = watched.page().locator("#search");
            search.fill("creep");
            watched.waitFor("#found a");
            search.press("ArrowDown");
            watched.waitFor("#found a:focus");
            watched.page().keyboard().press("Escape");
            watched.waitFor("#search:focus");
            watched.waitUntil("() => document.getElementById('found').hidden", null);
            search.fill("xyzzy");
            watched.waitFor("#found-count:has-text('Nothing found for xyzzy.')");
            watched.assertQuiet();
        }
    }

    @Test
    void keepTheChoiceOfDarkOnTheNextPage() {
        try (WatchedPage watched = open("index.html", Screen.LIGHT)) {
            watched.page().locator("#theme").click();
            watched.waitFor(":root[data-theme='dark']");
            watched.page().navigate(server.address() + "docs/hardware/safety.html");
            watched.waitFor(":root[data-theme='dark']", "main h1");
            watched.assertAccessibleAndFits();
            watched.assertQuiet();
        }
    }

    @Test
    void areReachedFromTheLivePageWithoutLeavingIt() {
        try (WatchedPage watched = chromium.open(server.address(), Screen.LIGHT)) {
            watched.waitForHealth("live");
            Page documents = watched.page()
                    .waitForPopup(() -> watched.page()
                            .locator("footer [data-text=documents]")
                            .click());
            documents.waitForSelector("main h1");
            assertEquals(server.address() + "docs/index.html", documents.url());
        }
    }

    @Test
    void theHardwareIsPrintedAsOneDocument() throws IOException {
        byte[] printed;
        try (WatchedPage watched = open("print.html", Screen.DARK)) {
            printed = watched.page().pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
            watched.assertQuiet();
        }
        try (PDDocument pdf = Loader.loadPDF(printed)) {
            String text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
            for (String title :
                    List.of("Building the hardware", "Safety", "Firmware guide", "Wire protocol, version 1")) {
                assertTrue(text.contains(title), title);
            }
            assertTrue(text.contains("frame_put_hello"), "the source of the device in fifty lines");
            assertTrue(!text.contains("Search all pages"), "the bar is no part of the print");
            assertTrue(pdf.getNumberOfPages() > 15, pdf.getNumberOfPages() + " pages");
            keep(pdf, printed);
        }
    }

    /** For people to look at. */
    private static void keep(PDDocument pdf, byte[] printed) throws IOException {
        Path folder = Files.createDirectories(Path.of("target/screenshots"));
        Files.write(folder.resolve("hardware.pdf"), printed);
        BufferedImage page = new PDFRenderer(pdf).renderImageWithDPI(2, 80);
        ImageIO.write(page, "png", folder.resolve("hardware-page-3.png").toFile());
    }
}
