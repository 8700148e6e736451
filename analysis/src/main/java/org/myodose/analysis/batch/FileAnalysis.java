package org.myodose.analysis.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.myodose.acquisition.recording.Recording;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.acquisition.site.LayoutFiles;
import org.myodose.acquisition.site.Layouts;
import org.myodose.analysis.report.Analysis;
import org.myodose.analysis.report.AnalysisReport;
import org.myodose.analysis.report.AnalysisSettings;
import org.myodose.analysis.report.DeviceReport;
import org.myodose.analysis.report.RecordingReport;
import org.myodose.analysis.table.FileHash;
import org.myodose.device.trace.TraceException;
import org.myodose.device.trace.TraceFile;

/** One file on its way to rows of results. Whatever is wrong with the file becomes a row, never an exception. Immutable. */
final class FileAnalysis {

    private final BatchSettings settings;

    FileAnalysis(BatchSettings settings) {
        this.settings = settings;
    }

    FileFindings of(BatchFile file) {
        FileStamp stamp = FileStamp.unknown(file);
        String hash = "";
        try {
            stamp = FileStamp.of(file);
            hash = FileHash.of(file.path());
            FileFindings found = found(stamp, hash, file.path());
            return FileStamp.of(file).equals(stamp)
                    ? found
                    : failed(stamp, hash, file, " was written to while it was read: run again once it is finished.");
        } catch (RecordingException | TraceException told) {
            return failed(stamp, hash, file.path(), String.valueOf(told.getMessage()));
        } catch (IOException unreadable) {
            return failed(stamp, hash, file.path(), ReadFailure.sentence(file.path(), unreadable));
        } catch (OutOfMemoryError tooLarge) {
            return failed(
                    stamp,
                    hash,
                    file,
                    " does not fit into memory beside the others: give fewer --threads, or split it.");
        } catch (RuntimeException fault) {
            return failed(
                    stamp,
                    hash,
                    file,
                    " met a fault of the program (" + fault
                            + "): analyse it alone with --verbose to see where, and tell us.");
        }
    }

    private FileFindings failed(FileStamp stamp, String hash, BatchFile file, String what) {
        return failed(stamp, hash, file.path(), file.path() + what);
    }

    private FileFindings failed(FileStamp stamp, String hash, Path path, String failure) {
        ResultRows rows = new ResultRows(stamp, hash, settings);
        rows.failed(FileKind.of(path), failure);
        return new FileFindings(stamp, hash, failure, rows.recordings(), rows.holds());
    }

    private FileFindings found(FileStamp stamp, String hash, Path file) throws RecordingException, TraceException {
        ResultRows rows = new ResultRows(stamp, hash, settings);
        if (FileKind.of(file) == FileKind.RECORDING) {
            recording(Recording.open(file), rows);
        } else {
            AnalysisReport report = Analysis.of(
                    TraceFile.read(file, settings.trace()),
                    settings.band(),
                    settings.filter(),
                    settings.prescription());
            rows.table(report);
        }
        return new FileFindings(stamp, hash, null, rows.recordings(), rows.holds());
    }

    private void recording(Recording recording, ResultRows rows) throws RecordingException {
        RecordingReport report = Analysis.ofDevices(
                recording,
                new AnalysisSettings(
                        settings.band(),
                        settings.filter(),
                        layouts(),
                        device -> true,
                        settings.eachSite(),
                        settings.prescription()));
        for (DeviceReport device : report.devices()) {
            rows.device(recording, device);
        }
    }

    /** A layout of other devices is no mistake here, where it is given for all files together. */
    private UnaryOperator<Layouts> layouts() {
        LayoutFiles files = settings.layouts();
        return recorded -> files == null ? recorded : files.orElse(recorded);
    }
}
