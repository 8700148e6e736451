package org.myodose.analysis.export;

import java.nio.file.Path;
import java.util.List;

/**
 * An export that stands.
 *
 * @param files what was written
 * @param scans samples in it, of all signals
 */
public record ExportResult(SignalExport export, List<Path> files, long scans) {

    public ExportResult {
        files = List.copyOf(files);
    }
}
