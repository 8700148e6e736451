package org.myodose.analysis.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.myodose.device.trace.Trace;
import org.myodose.device.trace.TraceException;
import org.myodose.device.trace.TraceFile;
import org.myodose.device.trace.TraceOptions;

/** Every way in which every file of the shared folder can be read as forces over time; skipped where the folder is absent. */
record EveryTrace(String name, Path file, TraceOptions options) {

    /** A file of more columns than this is a mat: its columns are read as one sum. */
    private static final int COLUMNS_BY_THEMSELVES = 20;

    /** For files that have no column of times. */
    private static final double ROWS_PER_SECOND = 100;

    /** All of a folder, in the order of their names. */
    static List<EveryTrace> in(Path folder) throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(folder), "no real traces under " + folder);
        List<EveryTrace> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                for (String columns : columns(file)) {
                    readable(folder, file, columns).ifPresent(all::add);
                }
            }
        }
        return all;
    }

    /** Each column by itself; and all of them together, as sensors under one hand. */
    private static List<String> columns(Path file) throws IOException {
        int width = width(file);
        List<String> columns = new ArrayList<>();
        for (int column = 1; column <= Math.min(width, COLUMNS_BY_THEMSELVES); column++) {
            columns.add(Integer.toString(column));
        }
        if (width > 1) {
            columns.add("1-" + width);
            columns.add("2-" + width);
        }
        return columns;
    }

    private static int width(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file, java.nio.charset.StandardCharsets.ISO_8859_1)) {
            return lines.skip(1)
                    .findFirst()
                    .map(line -> line.strip().split("[,;\t ]+").length)
                    .orElse(0);
        }
    }

    /** With the file's own times where it has any, else by a rate. */
    private static java.util.Optional<EveryTrace> readable(Path folder, Path file, String columns) {
        TraceOptions options = TraceOptions.guessed().withForceColumns(columns);
        for (TraceOptions each : List.of(options, options.withRateHz(ROWS_PER_SECOND))) {
            try {
                TraceFile.read(file, each);
                return java.util.Optional.of(new EveryTrace(folder.relativize(file) + " " + columns, file, each));
            } catch (TraceException refused) {
                // The other way, or none: a column of words, or the column of times itself.
            }
        }
        return java.util.Optional.empty();
    }

    Trace read() throws TraceException {
        return TraceFile.read(file, options);
    }

    @Override
    public String toString() {
        return name;
    }
}
