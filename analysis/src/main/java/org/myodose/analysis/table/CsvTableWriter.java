package org.myodose.analysis.table;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Writes a table as RFC 4180 has it: commas, CRLF, quotes where needed; UTF-8, decimal points, a first line of names. Numbers
 * are the shortest decimals that read back to the same double. An empty cell is nothing, an empty text is {@code ""}.
 *
 * <p>A spreadsheet takes a text that begins with {@code = + - @}, a tab or a line break for a formula, so such a text gets an
 * apostrophe in front, as does one that begins with an apostrophe: taking one away gives the text back. See OWASP, "CSV
 * Injection".
 */
final class CsvTableWriter implements TableWriter {

    private static final int BUFFER_CHARS = 1 << 16;

    private final OutputStream out;
    private final StringBuilder text = new StringBuilder(BUFFER_CHARS + (1 << 12));

    CsvTableWriter(OutputStream out, TableDescription table) {
        this.out = out;
        String separator = "";
        for (Column column : table.columns()) {
            text.append(separator);
            append(column.name());
            separator = ",";
        }
        text.append("\r\n");
    }

    @Override
    public void write(Row row) throws IOException {
        for (int column = 0; column < row.width(); column++) {
            if (column > 0) {
                text.append(',');
            }
            if (!row.isEmpty(column)) {
                append(row, column);
            }
        }
        // A lone empty cell would be a blank line, which readers pass over.
        text.append(row.width() == 1 && row.isEmpty(0) ? "\"\"\r\n" : "\r\n");
        if (text.length() >= BUFFER_CHARS) {
            flush();
        }
    }

    private void append(Row row, int column) {
        switch (row.type(column)) {
            case BOOLEAN -> text.append(row.truth(column));
            case INTEGER -> text.append(row.integer(column));
            case NUMBER -> text.append(row.number(column));
            case TEXT -> append(row.text(column));
        }
    }

    private void append(String value) {
        String harmless = isActive(value) ? "'" + value : value;
        if (!needsQuotes(harmless)) {
            text.append(harmless);
            return;
        }
        text.append('"').append(harmless.replace("\"", "\"\"")).append('"');
    }

    private static boolean isActive(String value) {
        return !value.isEmpty() && "=+-@\t\r\n'".indexOf(value.charAt(0)) >= 0;
    }

    private static boolean needsQuotes(String value) {
        return value.isEmpty()
                || value.charAt(0) == ' '
                || value.chars().anyMatch(each -> each == ',' || each == '"' || each == '\r' || each == '\n');
    }

    private void flush() throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
    }

    /** A CSV file has no place for provenance. */
    @Override
    public void finish(Map<String, String> about) throws IOException {
        flush();
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
