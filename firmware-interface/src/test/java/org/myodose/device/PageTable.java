package org.myodose.device;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Tables of the pages in {@code hardware-docs}, so that tests can hold them against the code. */
public final class PageTable {

    private static final Path PAGES = Path.of(System.getProperty("myodose.root", ".."), "hardware-docs");

    private PageTable() {}

    /** The text of a page. */
    public static String page(String name) {
        try {
            return Files.readString(PAGES.resolve(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Rows of the first table of a text whose heading begins with these cells, without back quotes. */
    public static List<List<String>> rows(String text, String... headings) {
        int start = text.indexOf("| " + String.join(" | ", headings) + " |");
        if (start < 0) {
            throw new AssertionError("no table begins with " + List.of(headings));
        }
        List<List<String>> rows = new ArrayList<>();
        for (String line : text.substring(start).lines().skip(2).toList()) {
            if (!line.startsWith("|")) {
                break;
            }
            rows.add(Arrays.stream(line.substring(1, line.length() - 1)
                            .replace("`", "")
                            .split("\\|", -1))
                    .map(String::strip)
                    .toList());
        }
        return rows;
    }
}
