package org.myodose.analysis.batch;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.myodose.analysis.prescription.PrescriptionJson;
import org.myodose.analysis.table.NewFiles;
import org.myodose.analysis.table.OutputException;
import org.myodose.analysis.table.Row;
import org.myodose.analysis.table.TableFile;

/**
 * Analyses all recordings and tables below a folder into two tables, {@link ResultTables}. Files are independent of each
 * other, so they go to as many threads as wanted; the tables are written from the journal at the end, in the order of the
 * files' paths, and are the same to the last byte whatever the threads and however often the run was taken up again.
 *
 * <p>Threading: {@link #run} on one thread, once; {@link #cancel} from any.
 */
public final class Batch {

    private final List<BatchFile> files;
    private final BatchSettings settings;
    private final ResultFiles results;
    private final boolean replace;
    private final BatchWorkers workers;

    /**
     * Makes sure that there is something to do, and that its results have a place.
     *
     * @param root folder, or a single file
     * @param target of the holds; {@code .parquet} or {@code .csv}
     * @param replace whether results that exist may be replaced
     * @throws OutputException with one sentence, when nothing can come of it
     */
    public Batch(Path root, Path target, boolean replace, BatchSettings settings, int threads, BatchProgress progress)
            throws OutputException {
        this.settings = settings;
        this.replace = replace;
        results = ResultFiles.of(target);
        results.requirePlace(replace);
        files = input(root);
        workers = new BatchWorkers(new FileAnalysis(settings), threads, progress);
    }

    private List<BatchFile> input(Path root) throws OutputException {
        List<BatchFile> found;
        try {
            found = BatchInput.below(root, results.written());
        } catch (NoSuchFileException none) {
            throw new OutputException("There is no file or folder " + root + ": check the name.", none);
        } catch (IOException unreadable) {
            throw new OutputException(ReadFailure.sentence(root, unreadable), unreadable);
        }
        if (found.isEmpty()) {
            throw new OutputException("There is no recording (.xdf) and no table (.csv, .tsv, .txt) below " + root
                    + ": choose another folder.");
        }
        return found;
    }

    /** Ends {@link #run} soon; what was found so far is kept in the journal. */
    public void cancel() {
        workers.cancel();
    }

    /**
     * Analyses whatever is not known yet, and writes the tables.
     *
     * @throws IOException when results cannot be written; what was found so far is kept in the journal
     */
    public BatchOutcome run() throws IOException {
        try (Journal journal = Journal.open(results.journal(), settings)) {
            workers.run(files, journal);
            List<String> failures = new ArrayList<>();
            List<Path> tables = workers.isCancelled() ? List.of() : results.tables();
            long holds = workers.isCancelled() ? 0 : write(journal, failures);
            return new BatchOutcome(files.size(), workers.reused(), failures, holds, tables, workers.isCancelled());
        }
    }

    private long write(Journal journal, List<String> failures) throws IOException {
        long holds = 0;
        try (NewFiles together = new NewFiles(replace);
                TableFile holdTable = TableFile.create(results.holds(), ResultTables.HOLDS, together);
                TableFile recordingTable = TableFile.create(results.recordings(), ResultTables.RECORDINGS, together)) {
            for (BatchFile file : files) {
                FileFindings findings = journal.read(file.name());
                if (findings.failure() != null) {
                    failures.add(named(file.name(), findings.failure()));
                }
                write(findings.holds(), holdTable);
                write(findings.recordings(), recordingTable);
                holds += findings.holds().size();
            }
            recordingTable.finish(about());
            holdTable.finish(about());
            together.commit();
        }
        return holds;
    }

    /** Names of files come again in other folders. */
    private static String named(String file, String failure) {
        return failure.contains(file) ? failure : file + ": " + failure;
    }

    private static void write(List<Row> rows, TableFile table) throws OutputException {
        for (Row row : rows) {
            table.write(row);
        }
    }

    /** In one order, so that the bytes are the same. */
    private Map<String, String> about() {
        Map<String, String> about = new LinkedHashMap<>();
        about.put("softwareVersion", settings.softwareVersion());
        about.put("parameters", settings.parameters());
        if (settings.prescription() != null) {
            about.put("prescription", PrescriptionJson.of(settings.prescription()));
        }
        return about;
    }
}
