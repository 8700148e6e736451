package org.myodose.analysis.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.myodose.acquisition.recording.Recording;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.acquisition.site.LayoutFiles;
import org.myodose.acquisition.site.Layouts;
import org.myodose.analysis.report.Analysis;
import org.myodose.analysis.report.AnalysisReport;
import org.myodose.analysis.report.AnalysisSettings;
import org.myodose.analysis.report.RecordingReport;
import org.myodose.analysis.report.WantedBand;
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
        HashAside hash = HashAside.begin(file.path());
        try {
            stamp = FileStamp.of(file);
            requireReadable(file.path());
            Content content = content(file.path());
            ResultRows rows = new ResultRows(stamp, hash.get(), settings);
            content.into(rows);
            return FileStamp.of(file).equals(stamp)
                    ? new FileFindings(stamp, hash.get(), null, rows.recordings(), rows.holds())
                    : failed(stamp, hash, file, "was written to while it was read: run again once it is finished.");
        } catch (RecordingException | TraceException told) {
            return failed(stamp, hash, file, told);
        } catch (IOException unreadable) {
            return failed(stamp, hash.orEmpty(), file.path(), ReadFailure.sentence(file.path(), unreadable));
        } catch (OutOfMemoryError tooLarge) {
            return failed(
                    stamp,
                    hash,
                    file,
                    "does not fit into memory beside the others: give fewer --threads, or split it.");
        } catch (RuntimeException fault) {
            return failed(
                    stamp,
                    hash,
                    file,
                    "met a fault of the program (" + fault
                            + "): analyse it alone with --verbose to see where, and tell us.");
        }
    }

    /** What may not be read is told alike, whatever is in it. */
    private static void requireReadable(Path file) throws IOException {
        Files.newInputStream(file).close();
    }

    private FileFindings failed(FileStamp stamp, HashAside hash, BatchFile file, Exception told) {
        return failed(stamp, hash.orEmpty(), file.path(), String.valueOf(told.getMessage()));
    }

    private FileFindings failed(FileStamp stamp, HashAside hash, BatchFile file, String what) {
        return failed(stamp, hash.orEmpty(), file.path(), file.path() + " " + what);
    }

    private FileFindings failed(FileStamp stamp, String hash, Path path, String failure) {
        ResultRows rows = new ResultRows(stamp, hash, settings);
        rows.failed(FileKind.of(path), failure);
        return new FileFindings(stamp, hash, failure, rows.recordings(), rows.holds());
    }

    /** What was found, once it is known which bytes it was found in. */
    private interface Content {
        void into(ResultRows rows);
    }

    private Content content(Path file) throws RecordingException, TraceException {
        if (FileKind.of(file) == FileKind.RECORDING) {
            return recording(Recording.open(file));
        }
        AnalysisReport report = Analysis.of(
                TraceFile.read(file, settings.trace()), settings.band(), settings.filter(), settings.prescription());
        return rows -> rows.table(report);
    }

    private Content recording(Recording recording) throws RecordingException {
        RecordingReport report = Analysis.ofDevices(
                recording,
                new AnalysisSettings(
                        WantedBand.inUnitOfForces(settings.band()),
                        settings.filter(),
                        layouts(),
                        device -> true,
                        settings.eachSite(),
                        settings.prescription()));
        return rows -> report.devices().forEach(device -> rows.device(recording, device));
    }

    /** A layout of other devices is no mistake here, where it is given for all files together. */
    private UnaryOperator<Layouts> layouts() {
        LayoutFiles files = settings.layouts();
        return recorded -> files == null ? recorded : files.orElse(recorded);
    }
}
