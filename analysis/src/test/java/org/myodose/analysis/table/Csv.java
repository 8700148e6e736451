package org.myodose.analysis.table;

import java.util.ArrayList;
import java.util.List;

/** Reads CSV by the grammar of RFC 4180 and nothing else, for tests. */
public final class Csv {

    private Csv() {}

    /**
     * Lines of cells; a cell that is nothing at all differs from an empty text; see {@link #isEmpty}.
     *
     * @throws IllegalArgumentException where the text is not of that grammar
     */
    public static List<List<String>> read(String text) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            StringBuilder cell = new StringBuilder();
            boolean quoted = text.charAt(at) == '"';
            if (quoted) {
                at++;
                while (text.charAt(at) != '"' || text.startsWith("\"\"", at)) {
                    cell.append(text.charAt(at));
                    at += text.charAt(at) == '"' ? 2 : 1;
                }
                at++;
            } else {
                while (",\r\n\"".indexOf(text.charAt(at)) < 0) {
                    cell.append(text.charAt(at++));
                }
            }
            line.add(quoted || !cell.isEmpty() ? cell.toString() : "\0");
            if (text.startsWith("\r\n", at)) {
                lines.add(List.copyOf(line));
                line.clear();
                at += 2;
            } else if (text.charAt(at) == ',') {
                at++;
                if (text.startsWith("\r\n", at)) {
                    line.add("\0");
                    lines.add(List.copyOf(line));
                    line.clear();
                    at += 2;
                }
            } else {
                throw new IllegalArgumentException("not RFC 4180 at " + at + ": " + text.substring(at));
            }
        }
        return lines;
    }

    /** Whether a cell was nothing at all. */
    public static boolean isEmpty(String cell) {
        return cell.equals("\0");
    }

    /** The text that was meant: an apostrophe in front is taken away. */
    public static String text(String cell) {
        return cell.startsWith("'") ? cell.substring(1) : cell;
    }
}
