package org.myodose.analysis.batch;

import java.nio.file.Path;
import java.util.Locale;
import org.myodose.analysis.report.Analysis;

/** How a file is read. */
enum FileKind {
    RECORDING("recording"),
    TABLE("table");

    private final String label;

    FileKind(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** By the file's name, and where that says nothing, by its first bytes. */
    static FileKind of(Path file) {
        boolean named = file.toString().toLowerCase(Locale.ROOT).endsWith(".xdf");
        return named || Analysis.isRecording(file) ? RECORDING : TABLE;
    }
}
