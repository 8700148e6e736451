package org.myodose.device.trace;

import java.util.ArrayList;
import java.util.List;

/** What stands between the cells of a line, and how a line is cut by it. Cells may be quoted with {@code "}. */
enum Separator {
    TAB("tab", '\t'),
    SEMICOLON("semicolon", ';'),
    COMMA("comma", ','),
    SPACES("spaces", ' ');

    private final String words;
    private final char character;

    Separator(String words, char character) {
        this.words = words;
        this.character = character;
    }

    String words() {
        return words;
    }

    /** Cells of a line, without quotes and surrounding blanks; null where a quotation is not closed. */
    @org.jspecify.annotations.Nullable
    List<String> split(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        String text = this == SPACES ? line.strip() : line;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (doubled) {
                    cell.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (!quoted && ends(c)) {
                if (this == SPACES && ends(text.charAt(i - 1))) {
                    continue;
                }
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return quoted ? null : cells;
    }

    private boolean ends(char c) {
        return this == SPACES ? Character.isWhitespace(c) : c == character;
    }
}
