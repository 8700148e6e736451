package org.myodose.dashboard.document;

import static org.myodose.dashboard.document.Markup.length;

import java.util.Locale;
import java.util.stream.Collectors;
import org.myodose.dashboard.document.Mark.Box;
import org.myodose.dashboard.document.Mark.Dot;
import org.myodose.dashboard.document.Mark.Label;
import org.myodose.dashboard.document.Mark.Line;

/** A drawing as SVG with a title and a description for screen readers. */
final class SvgWriter {

    private final StringBuilder svg = new StringBuilder();

    private SvgWriter() {}

    /** @param id unique within the page */
    static String write(Drawing drawing, String id) {
        SvgWriter writer = new SvgWriter();
        writer.svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"%1$s-title %1$s-text\""
                        + " width=\"%2$s%%\" viewBox=\"0 0 %3$s %4$s\" font-family=\"sans-serif\">\n",
                id,
                length(100 * drawing.width() / Document.TEXT_WIDTH),
                length(drawing.width()),
                length(drawing.height())));
        writer.named("title", id + "-title", drawing.title());
        writer.named("desc", id + "-text", drawing.description());
        drawing.marks().forEach(writer::mark);
        return writer.svg.append("</svg>\n").toString();
    }

    private void named(String element, String id, String text) {
        svg.append('<').append(element).append(" id=\"").append(id).append("\">");
        svg.append(Markup.escaped(text)).append("</").append(element).append(">\n");
    }

    private void mark(Mark mark) {
        switch (mark) {
            case Line line -> line(line);
            case Box box -> box(box);
            case Dot dot ->
                svg.append(String.format(
                        Locale.ROOT,
                        "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\"/>\n",
                        length(dot.x()),
                        length(dot.y()),
                        length(dot.radius()),
                        dot.ink().css()));
            case Label label -> label(label);
        }
    }

    private void line(Line line) {
        svg.append("<polyline fill=\"none\" stroke-linejoin=\"round\" stroke-linecap=\"round\" stroke=\"")
                .append(line.ink().css())
                .append("\" stroke-width=\"")
                .append(length(line.width()))
                .append(line.dashed() ? "\" stroke-dasharray=\"4 3" : "")
                .append("\" points=\"")
                .append(line.points().stream()
                        .map(point -> length(point.x()) + "," + length(point.y()))
                        .collect(Collectors.joining(" ")));
        // A line through one point has no length, and would not be seen.
        if (line.points().size() == 1) {
            svg.append(' ')
                    .append(length(line.points().getFirst().x() + 0.01))
                    .append(',')
                    .append(length(line.points().getFirst().y()));
        }
        svg.append("\"/>\n");
    }

    private void box(Box box) {
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\" fill-opacity=\"%s\"/>\n",
                length(box.x()),
                length(box.y()),
                length(box.width()),
                length(box.height()),
                box.ink().css(),
                length(box.opacity())));
    }

    private void label(Label label) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%s\" y=\"%s\" font-size=\"%s\" text-anchor=\"%s\" fill=\"%s\"%s>%s</text>\n",
                length(label.x()),
                length(label.y()),
                length(label.size()),
                label.anchor().name().toLowerCase(Locale.ROOT),
                label.ink().css(),
                label.bold() ? " font-weight=\"bold\"" : "",
                Markup.escaped(label.text())));
    }
}
