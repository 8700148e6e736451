package org.myodose.dashboard.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.myodose.dashboard.document.Block.Bullets;
import org.myodose.dashboard.document.Block.Column;
import org.myodose.dashboard.document.Block.Fact;
import org.myodose.dashboard.document.Block.Facts;
import org.myodose.dashboard.document.Block.Figures;
import org.myodose.dashboard.document.Block.Paragraph;
import org.myodose.dashboard.document.Block.Table;
import org.myodose.dashboard.document.Block.Tone;

/** A document as one HTML page, which is well-formed XML too: no script, nothing from any other place. */
public final class HtmlWriter {

    private static final String STYLE = """
            @page { size: A4; margin: 15mm }
            body { font: 15px/1.45 sans-serif; color: #1a1a1a; background: #fff; max-width: 46rem; margin: 1.5rem auto; padding: 0 1rem; overflow-wrap: anywhere }
            h1 { font-size: 1.7em; line-height: 1.2; margin: 0 0 .3em }
            h2 { font-size: 1.3em; margin: 1.6em 0 .4em; border-bottom: 1px solid #d0d0d0; break-after: avoid }
            h3 { font-size: 1.05em; margin: 1.3em 0 .3em; break-after: avoid }
            p { margin: .5em 0 }
            .aside, figcaption, footer { color: #555; font-size: .87em }
            .warning { border-left: 4px solid #b84a00; padding: .2em .8em; background: #fdf3ec }
            .facts { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .15em 1.2em; margin: .5em 0 }
            dt { color: #555 }
            dd { margin: 0 }
            .wide { overflow-x: auto }
            table { border-collapse: collapse; font-size: .87em; margin: .7em 0; min-width: 50%; overflow-wrap: normal }
            caption { text-align: left; color: #555; padding-bottom: .3em }
            thead { display: table-header-group }
            tr { break-inside: avoid }
            th, td { padding: .2em .8em .2em 0; text-align: left; vertical-align: top; border-bottom: 1px solid #d0d0d0; font-weight: normal }
            thead th { font-weight: bold; vertical-align: bottom; border-bottom-color: #555 }
            .figure { text-align: right; font-variant-numeric: tabular-nums }
            figure { margin: .9em 0; break-inside: avoid }
            figure.many { break-inside: auto }
            svg { max-width: 100%; height: auto; break-inside: avoid; vertical-align: top }
            @media print { body { margin: 0; padding: 0; max-width: none; font-size: 9.5pt } .wide { overflow: visible } }
            """;

    /** Nothing may be loaded, and no other style applied, whatever a name in a recording tries: for a server to say too. */
    public static final String POLICY = "default-src 'none'; style-src 'sha256-" + sha256("\n" + STYLE) + "'";

    private final StringBuilder page = new StringBuilder();
    private int drawings;

    private HtmlWriter() {}

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** The whole page. */
    public static String write(Document document) {
        HtmlWriter writer = new HtmlWriter();
        writer.head(document);
        document.sections().forEach(writer::section);
        writer.element("footer", document.footer());
        writer.page.append("</main>\n</body>\n</html>\n");
        return writer.page.toString();
    }

    private void head(Document document) {
        page.append("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"")
                .append(document.language())
                .append("\">\n<head>\n");
        page.append("<meta charset=\"utf-8\"/>\n");
        page.append("<meta http-equiv=\"Content-Security-Policy\" content=\"")
                .append(Markup.escaped(POLICY))
                .append("\"/>\n");
        page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        page.append("<meta name=\"generator\" content=\"")
                .append(Markup.escaped(document.producer()))
                .append("\"/>\n");
        element("title", document.title());
        page.append("<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n<main>\n");
        element("h1", document.title());
    }

    private void section(Section section) {
        element("h" + (section.level() + 1), section.heading());
        section.blocks().forEach(this::block);
    }

    private void block(Block block) {
        switch (block) {
            case Paragraph paragraph -> paragraph(paragraph);
            case Bullets bullets -> bullets(bullets.sentences());
            case Facts facts -> facts(facts.facts());
            case Table table -> table(table);
            case Figures figures -> figures(figures);
        }
    }

    private void paragraph(Paragraph paragraph) {
        page.append(
                switch (paragraph.tone()) {
                    case Tone.PLAIN -> "<p>";
                    case Tone.ASIDE -> "<p class=\"aside\">";
                    case Tone.WARNING -> "<p class=\"warning\">";
                });
        page.append(Markup.escaped(paragraph.text())).append("</p>\n");
    }

    private void bullets(List<String> sentences) {
        page.append("<ul>\n");
        sentences.forEach(sentence -> element("li", sentence));
        page.append("</ul>\n");
    }

    private void facts(List<Fact> facts) {
        page.append("<dl class=\"facts\">\n");
        for (Fact fact : facts) {
            element("dt", fact.name());
            element("dd", fact.value());
        }
        page.append("</dl>\n");
    }

    /** A wide table scrolls within a region that the keyboard reaches too. */
    private void table(Table table) {
        page.append("<div class=\"wide\" role=\"group\" tabindex=\"0\" aria-label=\"")
                .append(Markup.escaped(table.caption()))
                .append("\">\n<table>\n");
        element("caption", table.caption());
        page.append("<thead><tr>");
        for (Column column : table.columns()) {
            cell("th", "scope=\"col\"", column, column.heading());
        }
        page.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : table.rows()) {
            page.append("<tr>");
            for (int index = 0; index < row.size(); index++) {
                String element = index == 0 ? "th" : "td";
                cell(element, index == 0 ? "scope=\"row\"" : "", table.columns().get(index), row.get(index));
            }
            page.append("</tr>\n");
        }
        page.append("</tbody>\n</table>\n</div>\n");
    }

    private void cell(String element, String scope, Column column, String text) {
        page.append('<').append(element);
        page.append(scope.isEmpty() ? "" : " " + scope);
        page.append(column.figures() ? " class=\"figure\"" : "").append('>');
        page.append(Markup.escaped(text)).append("</").append(element).append('>');
    }

    private void figures(Figures figures) {
        page.append(figures.drawings().size() > 1 ? "<figure class=\"many\">\n" : "<figure>\n");
        for (Drawing drawing : figures.drawings()) {
            page.append(SvgWriter.write(drawing, "drawing-" + ++drawings));
        }
        element("figcaption", figures.caption());
        page.append("</figure>\n");
    }

    private void element(String name, String text) {
        page.append('<').append(name).append('>');
        page.append(Markup.escaped(text)).append("</").append(name).append(">\n");
    }
}
