package org.myodose.dashboard.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.myodose.dashboard.document.Block.Bullets;
import org.myodose.dashboard.document.Block.Fact;
import org.myodose.dashboard.document.Block.Facts;
import org.myodose.dashboard.document.Block.Figures;
import org.myodose.dashboard.document.Block.Paragraph;
import org.myodose.dashboard.document.Block.Table;
import org.myodose.dashboard.document.Block.Tone;

/** A document as a PDF on A4 pages, with bookmarks; its typeface is embedded. */
public final class PdfWriter {

    private static final double SIZE = 9.5;
    private static final double LEADING = 13;
    private static final double SMALL = 8;
    private static final double SMALL_LEADING = 10.5;
    private static final double FACT_NAMES = 140;
    private static final double INDENT = 10;

    private final PdfPages pages;
    private final PdfType type;
    private final PDDocumentOutline outline = new PDDocumentOutline();

    private PdfWriter(PdfPages pages, PdfType type) {
        this.pages = pages;
        this.type = type;
    }

    /** The whole file. */
    public static byte[] write(Document document) {
        try (PDDocument pdf = new PDDocument();
                PdfType type = new PdfType(pdf)) {
            PdfPages pages = new PdfPages(pdf, type);
            PdfWriter writer = new PdfWriter(pages, type);
            writer.contents(document);
            pages.end(document.title());
            describe(pdf, document, writer.outline);
            // In place of the time of writing, from which the file's identifier would be made.
            pdf.setDocumentId(pages.fingerprint());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            pdf.save(bytes);
            return bytes.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException("a PDF in memory cannot fail to be written", failure);
        }
    }

    private static void describe(PDDocument pdf, Document document, PDDocumentOutline outline) {
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(document.title());
        information.setCreator(document.producer());
        information.setProducer(document.producer());
        Calendar made = GregorianCalendar.from(document.made().atStartOfDay(ZoneOffset.UTC));
        information.setCreationDate(made);
        information.setModificationDate(made);
        pdf.setDocumentInformation(information);
        pdf.getDocumentCatalog().setLanguage("en");
        pdf.getDocumentCatalog().setDocumentOutline(outline);
        PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        pdf.getDocumentCatalog().setViewerPreferences(preferences);
    }

    private void contents(Document document) throws IOException {
        lines(document.title(), 18, 22, 0, Ink.TEXT, true);
        for (Section section : document.sections()) {
            heading(section);
            for (Block block : section.blocks()) {
                block(block);
            }
        }
        pages.skip(8);
        String missing = type.somethingMissing()
                ? " Characters that the typeface of this PDF lacks are shown as boxes; the HTML report has them."
                : "";
        text("Made on " + document.made() + " by " + document.producer() + "." + missing, Tone.ASIDE);
    }

    private void heading(Section section) throws IOException {
        boolean major = section.level() == 1;
        pages.skip(major ? 12 : 8);
        // With some of what follows: a heading alone at the foot of a page leads nowhere.
        pages.need(
                section.blocks().isEmpty() ? 100 : 30 + least(section.blocks().getFirst()));
        bookmark(section);
        lines(section.heading(), major ? 13 : 10.5, major ? 17 : 14, 0, Ink.TEXT, true);
        if (major) {
            pages.skip(1);
            pages.rule(PdfPages.LEFT, Document.TEXT_WIDTH, Ink.RULE, 0.7);
        }
        pages.skip(4);
    }

    /** How much of a block must stand under its heading. */
    private static double least(Block block) {
        return block instanceof Figures figures ? figures.drawings().getFirst().height() + 4 * SMALL_LEADING : 60;
    }

    private void bookmark(Section section) {
        PDPageXYZDestination place = new PDPageXYZDestination();
        place.setPage(pages.page());
        place.setTop((int) PdfPages.up(pages.y()));
        PDOutlineItem item = new PDOutlineItem();
        item.setTitle(section.heading());
        item.setDestination(place);
        PDOutlineItem last = outline.getLastChild();
        if (section.level() == 1 || last == null) {
            outline.addLast(item);
        } else {
            last.addLast(item);
        }
    }

    private void block(Block block) throws IOException {
        switch (block) {
            case Paragraph paragraph -> text(paragraph.text(), paragraph.tone());
            case Bullets bullets -> bullets(bullets.sentences());
            case Facts facts -> facts(facts.facts());
            case Table table -> new PdfTable(pages, type, table).set();
            case Figures figures -> figures(figures);
        }
    }

    private void text(String text, Tone tone) throws IOException {
        switch (tone) {
            case PLAIN -> lines(text, SIZE, LEADING, 0, Ink.TEXT, false);
            case ASIDE -> lines(text, SMALL, SMALL_LEADING, 0, Ink.MUTED, false);
            case WARNING -> warning(text);
        }
        pages.skip(4);
    }

    private void warning(String text) throws IOException {
        for (String line : type.lines(text, SIZE, Document.TEXT_WIDTH - INDENT)) {
            pages.need(LEADING);
            pages.box(PdfPages.LEFT, pages.y(), 2.5, LEADING, Ink.ALARM, 1);
            pages.text(PdfPages.LEFT + INDENT, pages.y() + SIZE, SIZE, Ink.TEXT, false, line);
            pages.skip(LEADING);
        }
    }

    private void bullets(List<String> sentences) throws IOException {
        for (String sentence : sentences) {
            pages.need(LEADING);
            pages.text(PdfPages.LEFT + 2, pages.y() + SIZE, SIZE, Ink.MUTED, false, type.shown("•"));
            lines(sentence, SIZE, LEADING, INDENT, Ink.TEXT, false);
            pages.skip(2);
        }
        pages.skip(3);
    }

    private void facts(List<Fact> facts) throws IOException {
        double width = Document.TEXT_WIDTH - FACT_NAMES;
        for (Fact fact : facts) {
            List<String> names = type.lines(fact.name(), SIZE, FACT_NAMES - INDENT);
            List<String> values = type.lines(fact.value(), SIZE, width);
            for (int line = 0; line < Math.max(names.size(), values.size()); line++) {
                pages.need(LEADING);
                double baseline = pages.y() + SIZE;
                if (line < names.size()) {
                    pages.text(PdfPages.LEFT, baseline, SIZE, Ink.MUTED, false, names.get(line));
                }
                if (line < values.size()) {
                    pages.text(PdfPages.LEFT + FACT_NAMES, baseline, SIZE, Ink.TEXT, false, values.get(line));
                }
                pages.skip(LEADING);
            }
        }
        pages.skip(4);
    }

    private void figures(Figures figures) throws IOException {
        double captionHeight = SMALL_LEADING
                * type.lines(figures.caption(), SMALL, Document.TEXT_WIDTH).size();
        double x = 0;
        double rowHeight = 0;
        for (int index = 0; index < figures.drawings().size(); index++) {
            Drawing drawing = figures.drawings().get(index);
            if (x > 0 && x + drawing.width() > Document.TEXT_WIDTH) {
                pages.skip(rowHeight + 4);
                x = 0;
            }
            if (x == 0) {
                pages.need(drawing.height() + captionHeight + 4);
            }
            pages.drawing(PdfPages.LEFT + x, pages.y(), drawing);
            x += drawing.width() + 6;
            rowHeight = drawing.height();
        }
        pages.skip(rowHeight + 2);
        text(figures.caption(), Tone.ASIDE);
    }

    private void lines(String text, double size, double leading, double indent, Ink ink, boolean bold)
            throws IOException {
        for (String line : type.lines(text, size, Document.TEXT_WIDTH - indent)) {
            pages.need(leading);
            pages.text(PdfPages.LEFT + indent, pages.y() + size, size, ink, bold, line);
            pages.skip(leading);
        }
    }
}
