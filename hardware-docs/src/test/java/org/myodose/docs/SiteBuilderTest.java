package org.myodose.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of Markdown, on a small project. */
class SiteBuilderTest {

    @TempDir
    Path project = Path.of("");

    @BeforeEach
    void aSmallProject() throws IOException {
        write("README.md", "# Myodose\n\n[hardware](hardware-docs)\n");
        write("hardware-docs/README.md", "# Hardware\n\n## Boards\n\n- [One](one.md)\n");
        write("hardware-docs/one.md", "# Board one\n\n## Pins\n\n## Pins\n");
        write("docs/README.md", "# Using\n");
        write("docs/decisions/README.md", "# Decisions\n");
    }

    private void write(String name, String text) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String built(String address) throws IOException {
        SiteBuilder.build(project, project.resolve("target/site"));
        return Files.readString(project.resolve("target/site").resolve(address));
    }

    private String refusal() {
        Path output = project.resolve("target/site");
        return String.valueOf(assertThrows(SiteException.class, () -> SiteBuilder.build(project, output))
                .getMessage());
    }

    @Test
    void leadsFromMarkdownToMarkdownAndFromAFolderToItsFirstPage() throws IOException {
        assertTrue(built("index.html").contains("<a href=\"hardware/index.html\">hardware</a>"));
        assertTrue(built("hardware/index.html").contains("<a href=\"one.html\">One</a>"));
    }

    @Test
    void writesOnlyWhatChangedAndKeepsNothingThatIsGone() throws IOException {
        built("hardware/one.html");
        Path site = project.resolve("target/site");
        FileTime longAgo = FileTime.fromMillis(1_000_000);
        for (String page : List.of("index.html", "hardware/one.html")) {
            Files.setLastModifiedTime(site.resolve(page), longAgo);
        }
        Files.writeString(site.resolve("of-former-times.html"), "old");
        write("hardware-docs/one.md", "# Board one\n\n## Other pins\n");
        assertTrue(built("hardware/one.html").contains("Other pins"));
        assertEquals(longAgo, Files.getLastModifiedTime(site.resolve("index.html")));
        assertFalse(Files.exists(site.resolve("of-former-times.html")));
    }

    @Test
    void namesEqualHeadingsApart() throws IOException {
        String page = built("hardware/one.html");
        assertTrue(page.contains("<h2 id=\"pins\">"));
        assertTrue(page.contains("<h2 id=\"pins-1\">"));
    }

    @Test
    void showsATableWhereAParagraphIsNothingButALinkToIt() throws IOException {
        write("hardware-docs/designs/glove/pins.csv", "pin,\"connect, with care\"\nA0,\"thumb <1 MΩ \"\"soft\"\"\"\n");
        write("hardware-docs/designs/glove/README.md", "# Glove\n\n[Pins](pins.csv)\n\nSee [pins](pins.csv), too.\n");
        String page = built("hardware/designs/glove/index.html");
        assertTrue(page.contains("<th scope=\"col\">connect, with care</th>"));
        assertTrue(page.contains("<td>thumb &lt;1 MΩ &quot;soft&quot;</td>"));
        assertEquals(1, page.split("<table>", -1).length - 1);
        assertTrue(Files.exists(project.resolve("target/site/hardware/designs/glove/pins.csv")));
    }

    @Test
    void showsSourceCodeWhereAParagraphIsNothingButALinkToIt() throws IOException {
        write("hardware-docs/blink.c", "if (a < b) blink();\n");
        write("hardware-docs/one.md", "# One\n\n[blink.c](blink.c)\n");
        assertTrue(built("hardware/one.html").contains("<code>if (a &lt; b) blink();\n</code>"));
    }

    @Test
    void showsNoTableThatIsForPrograms() throws IOException {
        write("hardware-docs/budget.csv", "# For the calculator.\nrange=100\n");
        write("hardware-docs/one.md", "# One\n\n[budget](budget.csv)\n");
        assertFalse(built("hardware/one.html").contains("<table>"));
    }

    @Test
    void readsOutWhatADrawingSaysOfItself() throws IOException {
        write(
                "hardware-docs/plan.svg",
                "<svg><title>Plan</title><desc id='a'>A&#39;s wire goes\n to B &amp; C.</desc></svg>");
        write("hardware-docs/one.md", "# One\n\n![The plan](plan.svg)\n");
        assertTrue(built("hardware/one.html")
                .contains("<a href=\"plan.svg\"><img src=\"plan.svg\" alt=\"The plan. A's wire goes to B &amp; C.\""));
    }

    @Test
    void refusesATableWhoseRowsDiffer() throws IOException {
        write("hardware-docs/pins.csv", "pin,connect\nA0,thumb, with care\n");
        write("hardware-docs/one.md", "# One\n\n[Pins](pins.csv)\n");
        assertEquals(
                "hardware-docs/pins.csv: row 2 has 3 cells, the heading 2; put cells with commas in quotes.",
                refusal());
    }

    @Test
    void refusesALinkToWhatIsNotThere() throws IOException {
        write("hardware-docs/one.md", "# One\n\n![a plan](plan.svg)\n");
        assertEquals(
                "hardware-docs/one.md leads to hardware-docs/plan.svg, which is not there: mend the link.", refusal());
    }

    @Test
    void refusesALinkOutOfTheProject() throws IOException {
        write("hardware-docs/one.md", "# One\n\n[secret](../../secret.txt)\n");
        assertEquals("hardware-docs/one.md leads to ../secret.txt, which is not there: mend the link.", refusal());
    }

    @Test
    void refusesAPageWithoutATitle() throws IOException {
        write("hardware-docs/two.md", "Just text.\n");
        assertEquals("hardware-docs/two.md has no heading: begin it with a line such as '# Its title'.", refusal());
    }

    @Test
    void losesNoPageThatNobodyLeadsTo() throws IOException {
        write("hardware-docs/designs/mat/README.md", "# Mat\n");
        String navigation = built("index.html");
        assertTrue(navigation.contains("<p>More</p>"));
        assertTrue(navigation.contains("<a href=\"hardware/designs/mat/index.html\">Mat</a>"));
    }

    @Test
    void bringsAlongTheFilesOfAFolderAndListsThem() throws IOException {
        write("firmware/src/main.c", "int main(void) { return 0; }\n");
        write("firmware/target/main.o", "made");
        write("hardware-docs/one.md", "# One\n\n[source](../firmware)\n");
        String list = built("source/firmware/files.html");
        assertTrue(list.contains("<a href=\"src/main.c\">src/main.c</a>"));
        assertFalse(list.contains("main.o"));
        assertTrue(Files.exists(project.resolve("target/site/source/firmware/src/main.c")));
    }

    @Test
    void showsHtmlInMarkdownAsItIsTyped() throws IOException {
        write("hardware-docs/one.md", "# One\n\n<script>alert(1)</script>\n\nand <b>bold</b>\n");
        assertFalse(built("hardware/one.html").contains("<script>"));
        assertFalse(built("hardware/one.html").contains("<b>bold"));
    }

    @Test
    void findsTextUnderItsHeading() throws IOException {
        write(
                "hardware-docs/one.md",
                "# One\n\n## Cleaning\n\nWipe with `ethanol` \"70 %\".\n\n| a | b |\n|---|---|\n| c | d |\n");
        assertTrue(
                built("site/sections.js")
                        .contains(
                                "[\"hardware/one.html#cleaning\",\"One\",\"Cleaning\",\"Wipe with ethanol \\\"70 %\\\". a b c d\"],"));
    }

    @Test
    void printsLinksBetweenItsPagesAsLinksWithin() throws IOException {
        write("hardware-docs/two.md", "# Two\n\n[pins](one.md#pins) [start](../README.md)\n");
        String book = built("print.html");
        assertTrue(book.contains("<a href=\"#hardware-one--pins\">"));
        assertTrue(book.contains("<h2 id=\"hardware-one--pins\">"));
        assertTrue(book.contains("<a href=\"index.html\">start</a>"));
    }

    @Test
    void leavesNothingOfAnEarlierBuild() throws IOException {
        write("target/site/old.html", "old");
        built("index.html");
        assertFalse(Files.exists(project.resolve("target/site/old.html")));
    }

    @Test
    void readsQuotedCells() {
        assertEquals(List.of(List.of("a,b", "c\nd"), List.of("e", "")), CsvTable.rows("\"a,b\",\"c\nd\"\r\ne,\n"));
    }
}
