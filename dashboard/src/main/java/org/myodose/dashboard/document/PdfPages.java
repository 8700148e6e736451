package org.myodose.dashboard.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.myodose.dashboard.document.Mark.Anchor;
import org.myodose.dashboard.document.Mark.Box;
import org.myodose.dashboard.document.Mark.Dot;
import org.myodose.dashboard.document.Mark.Label;
import org.myodose.dashboard.document.Mark.Line;
import org.myodose.dashboard.document.Mark.Point;

/** The pages of a PDF, filled from the top down. Coordinates are points from a page's upper left corner. Used once. */
final class PdfPages {

    static final double LEFT = (PDRectangle.A4.getWidth() - Document.TEXT_WIDTH) / 2;

    private static final double HEIGHT = PDRectangle.A4.getHeight();
    private static final double TOP = 48;
    private static final double BOTTOM = HEIGHT - 56;
    private static final double FOOTER_SIZE = 7.5;
    /** Strokes around a letter, as a share of its size: the typeface has no bold of its own. */
    private static final double BOLDNESS = 0.03;
    /** Control points at this share of the radius make four Bézier curves a circle. */
    private static final double CIRCLE = 0.5523;

    private final PDDocument document;
    private final PdfType type;
    private final Map<Double, PDExtendedGraphicsState> opacities = new HashMap<>();
    private final CRC32 fingerprint = new CRC32();
    private PDPageContentStream stream;
    private double y = TOP;

    PdfPages(PDDocument document, PdfType type) throws IOException {
        this.document = document;
        this.type = type;
        stream = newStream();
    }

    private PDPageContentStream newStream() throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        return new PDPageContentStream(document, page, AppendMode.OVERWRITE, true);
    }

    /** Where the next thing goes. */
    double y() {
        return y;
    }

    void skip(double points) {
        y += points;
    }

    /** Goes to a new page unless so much is left on this one; returns whether it did. */
    boolean need(double points) throws IOException {
        if (y + points <= BOTTOM || y <= TOP) {
            return false;
        }
        stream.close();
        stream = newStream();
        y = TOP;
        return true;
    }

    /** The present page, from 0. */
    PDPage page() {
        return document.getPage(document.getNumberOfPages() - 1);
    }

    /** How far up an y lies on the page, as PDF counts. */
    static double up(double y) {
        return HEIGHT - y;
    }

    /** The most that a page can hold. */
    static double wholePage() {
        return BOTTOM - TOP;
    }

    /** What was written, as a number that is the same for the same texts. */
    long fingerprint() {
        return fingerprint.getValue();
    }

    /** A text that {@link PdfType#shown} has made, on its base line. */
    void text(double x, double baseline, double size, Ink ink, boolean bold, String shown) throws IOException {
        if (shown.isEmpty()) {
            return;
        }
        fingerprint.update(shown.getBytes(StandardCharsets.UTF_8));
        stream.beginText();
        stream.setFont(type.font(), (float) size);
        stream.setNonStrokingColor(red(ink), green(ink), blue(ink));
        stream.setStrokingColor(red(ink), green(ink), blue(ink));
        stream.setLineWidth((float) (size * BOLDNESS));
        stream.setRenderingMode(bold ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        stream.newLineAtOffset((float) x, (float) up(baseline));
        stream.showText(shown);
        stream.endText();
    }

    void rule(double x, double width, Ink ink, double thickness) throws IOException {
        line(List.of(new Point(x, y), new Point(x + width, y)), ink, thickness, false);
    }

    void box(double x, double top, double width, double height, Ink ink, double opacity) throws IOException {
        stream.saveGraphicsState();
        stream.setGraphicsStateParameters(opacities.computeIfAbsent(opacity, PdfPages::transparency));
        stream.setNonStrokingColor(red(ink), green(ink), blue(ink));
        stream.addRect((float) x, (float) up(top + height), (float) width, (float) height);
        stream.fill();
        stream.restoreGraphicsState();
    }

    private static PDExtendedGraphicsState transparency(double opacity) {
        PDExtendedGraphicsState state = new PDExtendedGraphicsState();
        state.setNonStrokingAlphaConstant((float) opacity);
        return state;
    }

    void drawing(double x, double top, Drawing drawing) throws IOException {
        for (Mark mark : drawing.marks()) {
            switch (mark) {
                case Line line ->
                    line(
                            line.points().stream()
                                    .map(point -> new Point(x + point.x(), top + point.y()))
                                    .toList(),
                            line.ink(),
                            line.width(),
                            line.dashed());
                case Box box -> box(x + box.x(), top + box.y(), box.width(), box.height(), box.ink(), box.opacity());
                case Dot dot -> dot(x + dot.x(), top + dot.y(), dot.radius(), dot.ink());
                case Label label -> label(x + label.x(), top + label.y(), label);
            }
        }
    }

    private void label(double x, double baseline, Label label) throws IOException {
        String shown = type.shown(label.text());
        double width = type.width(shown, label.size());
        double left = x - (label.anchor() == Anchor.END ? width : label.anchor() == Anchor.MIDDLE ? width / 2 : 0);
        text(left, baseline, label.size(), label.ink(), label.bold(), shown);
    }

    private void line(List<Point> points, Ink ink, double width, boolean dashed) throws IOException {
        stream.setStrokingColor(red(ink), green(ink), blue(ink));
        stream.setLineWidth((float) width);
        stream.setLineCapStyle(1);
        stream.setLineJoinStyle(1);
        stream.setLineDashPattern(dashed ? new float[] {4, 3} : new float[0], 0);
        Point first = points.getFirst();
        stream.moveTo((float) first.x(), (float) up(first.y()));
        for (Point point : points) {
            stream.lineTo((float) point.x(), (float) up(point.y()));
        }
        stream.stroke();
        stream.setLineDashPattern(new float[0], 0);
    }

    private void dot(double x, double y, double radius, Ink ink) throws IOException {
        float centreX = (float) x;
        float centreY = (float) up(y);
        float r = (float) radius;
        float c = (float) (CIRCLE * radius);
        stream.setNonStrokingColor(red(ink), green(ink), blue(ink));
        stream.moveTo(centreX + r, centreY);
        stream.curveTo(centreX + r, centreY + c, centreX + c, centreY + r, centreX, centreY + r);
        stream.curveTo(centreX - c, centreY + r, centreX - r, centreY + c, centreX - r, centreY);
        stream.curveTo(centreX - r, centreY - c, centreX - c, centreY - r, centreX, centreY - r);
        stream.curveTo(centreX + c, centreY - r, centreX + r, centreY - c, centreX + r, centreY);
        stream.fill();
    }

    /** Ends the last page and writes at the foot of each what it belongs to and which it is. */
    void end(String footer) throws IOException {
        stream.close();
        int pages = document.getNumberOfPages();
        double widest = Document.TEXT_WIDTH - 80;
        String left = type.lines(footer, FOOTER_SIZE, widest).getFirst();
        for (int number = 1; number <= pages; number++) {
            PDPage page = document.getPage(number - 1);
            stream = new PDPageContentStream(document, page, AppendMode.APPEND, true, true);
            String right = type.shown("page " + number + " of " + pages);
            double baseline = HEIGHT - 32;
            text(LEFT, baseline, FOOTER_SIZE, Ink.MUTED, false, left);
            double x = LEFT + Document.TEXT_WIDTH - type.width(right, FOOTER_SIZE);
            text(x, baseline, FOOTER_SIZE, Ink.MUTED, false, right);
            stream.close();
        }
    }

    private static float red(Ink ink) {
        return (ink.rgb() >> 16 & 0xff) / 255f;
    }

    private static float green(Ink ink) {
        return (ink.rgb() >> 8 & 0xff) / 255f;
    }

    private static float blue(Ink ink) {
        return (ink.rgb() & 0xff) / 255f;
    }
}
