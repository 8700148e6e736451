package org.myodose.docs;

import java.util.ArrayList;
import java.util.List;

/** A small table of a CSV file, as HTML; cells may be quoted as RFC 4180 says. */
final class CsvTable {

    private CsvTable() {}

    /**
     * The table with its caption.
     *
     * @throws SiteException where a row has not as many cells as the first
     */
    static String html(String name, String csv) {
        List<List<String>> rows = rows(csv);
        StringBuilder html = new StringBuilder("<div class=\"wide\" role=\"group\" tabindex=\"0\" aria-label=\"")
                .append(Markup.escaped(name))
                .append("\">\n<table>\n<thead>\n");
        row(html, "th scope=\"col\"", rows.getFirst());
        html.append("</thead>\n<tbody>\n");
        for (int index = 1; index < rows.size(); index++) {
            if (rows.get(index).size() != rows.getFirst().size()) {
                throw new SiteException(name + ": row " + (index + 1) + " has "
                        + rows.get(index).size() + " cells, the heading "
                        + rows.getFirst().size() + "; put cells with commas in quotes.");
            }
            row(html, "td", rows.get(index));
        }
        return html.append("</tbody>\n</table>\n</div>").toString();
    }

    private static void row(StringBuilder html, String element, List<String> cells) {
        html.append("<tr>");
        String end = element.substring(0, 2);
        for (String cell : cells) {
            html.append('<').append(element).append('>');
            html.append(Markup.escaped(cell)).append("</").append(end).append('>');
        }
        html.append("</tr>\n");
    }

    static List<List<String>> rows(String csv) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int index = 0; index < csv.length(); index++) {
            char character = csv.charAt(index);
            if (character == '"') {
                boolean doubled = quoted && index + 1 < csv.length() && csv.charAt(index + 1) == '"';
                if (doubled) {
                    cell.append('"');
                    index++;
                } else {
                    quoted = !quoted;
                }
            } else if (quoted || (character != ',' && character != '\n' && character != '\r')) {
                cell.append(character);
            } else if (character != '\r') {
                row.add(cell.toString().strip());
                cell.setLength(0);
                if (character == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            }
        }
        if (!cell.isEmpty() || !row.isEmpty()) {
            row.add(cell.toString().strip());
            rows.add(row);
        }
        return rows;
    }
}
