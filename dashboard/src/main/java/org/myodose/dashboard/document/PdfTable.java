package org.myodose.dashboard.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.myodose.dashboard.document.Block.Column;
import org.myodose.dashboard.document.Block.Table;

/** Sets a table: columns as wide as their texts want, headings again on each page, no row across two pages. */
final class PdfTable {

    private static final double SIZE = 8;
    private static final double LEADING = 10;
    private static final double GAP = 9;
    private static final double PADDING = 2.5;

    private final PdfPages pages;
    private final PdfType type;
    private final Table table;
    private final double[] widths;

    PdfTable(PdfPages pages, PdfType type, Table table) {
        this.pages = pages;
        this.type = type;
        this.table = table;
        widths = widths();
    }

    /** Every column gets its longest word, and of what is left a share by how much more it wants. */
    private double[] widths() {
        int count = table.columns().size();
        double[] least = new double[count];
        double[] wanted = new double[count];
        for (int column = 0; column < count; column++) {
            take(table.columns().get(column).heading(), column, least, wanted);
            for (List<String> row : table.rows()) {
                take(row.get(column), column, least, wanted);
            }
        }
        double room = Document.TEXT_WIDTH - GAP * (count - 1);
        double leastSum = sum(least);
        double wantedSum = sum(wanted);
        double[] given = new double[count];
        for (int column = 0; column < count; column++) {
            double more = wanted[column] - least[column];
            double share = wantedSum <= room ? 1 : Math.max(0, room - leastSum) / Math.max(1e-9, wantedSum - leastSum);
            given[column] = (least[column] + share * more) * Math.min(1, room / leastSum);
        }
        return given;
    }

    private void take(String text, int column, double[] least, double[] wanted) {
        least[column] = Math.max(least[column], type.widestWord(text, SIZE) + 0.01);
        wanted[column] = Math.max(wanted[column], type.width(type.shown(text), SIZE) + 0.01);
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    void set() throws IOException {
        List<List<String>> headings =
                cells(table.columns().stream().map(Column::heading).toList());
        double first = table.rows().isEmpty() ? 0 : height(cells(table.rows().getFirst()));
        List<String> caption = type.lines(table.caption(), SIZE, Document.TEXT_WIDTH);
        pages.need(LEADING * caption.size() + height(headings) + first + 2 * PADDING);
        for (String line : caption) {
            pages.text(PdfPages.LEFT, pages.y() + SIZE, SIZE, Ink.MUTED, false, line);
            pages.skip(LEADING);
        }
        headings(headings);
        for (List<String> row : table.rows()) {
            row(cells(row), headings);
        }
        pages.skip(8);
    }

    private void headings(List<List<String>> headings) throws IOException {
        draw(headings, true);
        pages.rule(PdfPages.LEFT, width(), Ink.MUTED, 0.7);
    }

    private void row(List<List<String>> cells, List<List<String>> headings) throws IOException {
        List<List<String>> rest = cells;
        int most = (int) ((PdfPages.wholePage() - height(headings) - 2 * PADDING) / LEADING);
        while (!rest.isEmpty()) {
            int lines = rest.stream().mapToInt(List::size).max().orElse(0);
            int now = Math.min(lines, most);
            List<List<String>> part = slice(rest, 0, now);
            if (pages.need(height(part))) {
                headings(headings);
            }
            draw(part, false);
            pages.rule(PdfPages.LEFT, width(), Ink.RULE, 0.4);
            rest = now == lines ? List.of() : slice(rest, now, lines);
        }
    }

    private static List<List<String>> slice(List<List<String>> cells, int from, int to) {
        return cells.stream()
                .map(cell -> cell.subList(Math.min(from, cell.size()), Math.min(to, cell.size())))
                .toList();
    }

    private double width() {
        return sum(widths) + GAP * (widths.length - 1);
    }

    private List<List<String>> cells(List<String> texts) {
        List<List<String>> cells = new ArrayList<>();
        for (int column = 0; column < texts.size(); column++) {
            cells.add(type.lines(texts.get(column), SIZE, widths[column]));
        }
        return cells;
    }

    private static double height(List<List<String>> cells) {
        return LEADING * cells.stream().mapToInt(List::size).max().orElse(0) + 2 * PADDING;
    }

    /** Headings stand at the foot of their row, cells at its top. */
    private void draw(List<List<String>> cells, boolean bold) throws IOException {
        double height = height(cells);
        double x = PdfPages.LEFT;
        for (int column = 0; column < cells.size(); column++) {
            List<String> lines = cells.get(column);
            double top = bold ? pages.y() + height - PADDING - LEADING * lines.size() : pages.y() + PADDING;
            for (int line = 0; line < lines.size(); line++) {
                double indent =
                        table.columns().get(column).figures() ? widths[column] - type.width(lines.get(line), SIZE) : 0;
                pages.text(x + indent, top + SIZE + LEADING * line, SIZE, Ink.TEXT, bold, lines.get(line));
            }
            x += widths[column] + GAP;
        }
        pages.skip(height);
    }
}
