package org.myodose.analysis.export;

import java.io.IOException;

/** Whoever watched an export did not want it to go on. Nothing is left behind. */
public final class ExportCancelledException extends IOException {

    private static final long serialVersionUID = 1;

    public ExportCancelledException() {
        super("The export was cancelled, and nothing was written.");
    }
}
