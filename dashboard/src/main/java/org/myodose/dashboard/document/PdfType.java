package org.myodose.dashboard.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The one typeface of a PDF, embedded, so that it looks the same everywhere: how wide texts are, and where lines break. */
final class PdfType implements AutoCloseable {

    /** Liberation Sans, which comes with PDFBox under the SIL Open Font License: Latin, Greek, Cyrillic, Hebrew. */
    private static final String FACE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final int MISSING = '\u25A1';

    private final TrueTypeFont face;
    private final CmapLookup glyphs;
    private final PDFont font;
    private final Map<Integer, Double> widths = new HashMap<>();
    private boolean somethingMissing;

    PdfType(PDDocument document) throws IOException {
        try (InputStream stream = PDDocument.class.getResourceAsStream(FACE)) {
            if (stream == null) {
                throw new IllegalStateException("PDFBox has lost its typeface " + FACE);
            }
            face = new TTFParser().parse(new RandomAccessReadBuffer(stream));
        }
        glyphs = face.getUnicodeCmapLookup();
        font = PDType0Font.load(document, face, true);
    }

    PDFont font() {
        return font;
    }

    /** Whether some character could not be shown. */
    boolean somethingMissing() {
        return somethingMissing;
    }

    /** The text with what the typeface has: control characters become spaces, characters that it lacks a box. */
    String shown(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (Character.isISOControl(character)) {
                shown.append(' ');
            } else if (glyphs.getGlyphId(character) > 0) {
                shown.appendCodePoint(character);
            } else {
                somethingMissing = true;
                shown.appendCodePoint(MISSING);
            }
        });
        return shown.toString();
    }

    /** In points; of a text that was made by {@link #shown}. */
    double width(String text, double size) {
        double sum = 0;
        for (int index = 0; index < text.length(); index += Character.charCount(text.codePointAt(index))) {
            sum += widths.computeIfAbsent(text.codePointAt(index), this::width);
        }
        return sum * size;
    }

    private double width(int character) {
        try {
            return font.getStringWidth(Character.toString(character)) / 1000;
        } catch (IOException broken) {
            throw new IllegalStateException("PDFBox's own typeface cannot be read", broken);
        }
    }

    /** The text in lines of that width at most: broken at line feeds, between words, and within words that are longer. */
    List<String> lines(String text, double size, double width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\\R", -1)) {
            String line = "";
            for (String word : shown(paragraph).strip().split(" +", -1)) {
                String longer = line.isEmpty() ? word : line + " " + word;
                if (width(longer, size) <= width) {
                    line = longer;
                    continue;
                }
                if (!line.isEmpty()) {
                    lines.add(line);
                }
                line = broken(word, size, width, lines);
            }
            lines.add(line);
        }
        return lines;
    }

    /** Adds all full lines of a long word; returns what is left of it. */
    private String broken(String word, double size, double width, List<String> lines) {
        String rest = word;
        while (width(rest, size) > width && rest.codePointCount(0, rest.length()) > 1) {
            int end = rest.offsetByCodePoints(0, 1);
            while (width(rest.substring(0, rest.offsetByCodePoints(end, 1)), size) <= width) {
                end = rest.offsetByCodePoints(end, 1);
            }
            lines.add(rest.substring(0, end));
            rest = rest.substring(end);
        }
        return rest;
    }

    /** The width of the longest word. */
    double widestWord(String text, double size) {
        double widest = 0;
        for (String word : shown(text).split("\\s+", -1)) {
            widest = Math.max(widest, width(word, size));
        }
        return widest;
    }

    @Override
    public void close() throws IOException {
        face.close();
    }
}
