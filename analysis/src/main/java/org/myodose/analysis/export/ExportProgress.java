package org.myodose.analysis.export;

/** Hears how far an export is, and may end it. Called on the exporting thread, many times a second. */
public interface ExportProgress {

    /** Nobody listens, nobody ends it. */
    ExportProgress SILENT = (stage, share) -> true;

    /**
     * So far.
     *
     * @param stage what is being done, in a few words
     * @param share of the whole export, 0 to 1; never falls
     * @return whether to go on; otherwise the export ends and leaves nothing behind
     */
    boolean goesOn(String stage, double share);
}
