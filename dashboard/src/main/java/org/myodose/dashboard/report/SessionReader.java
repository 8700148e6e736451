package org.myodose.dashboard.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.recording.Recording;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.acquisition.recording.RecordingIntegrity;
import org.myodose.acquisition.recording.RecordingVisitor;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.report.Analysis;
import org.myodose.analysis.report.AnalysisReport;
import org.myodose.analysis.report.AnalysisSettings;
import org.myodose.analysis.report.FilterChoice;
import org.myodose.analysis.report.RecordingReport;
import org.myodose.dashboard.UserException;
import org.myodose.device.trace.Trace;
import org.myodose.device.trace.TraceException;
import org.myodose.device.trace.TraceFile;
import org.myodose.device.trace.TraceOptions;

/** Reads a session for its report, in two passes over the file: what was found, and then the traces around it. */
public final class SessionReader {

    private SessionReader() {}

    /**
     * Reads a recording, or of a damaged one what is whole, or a researcher's table.
     *
     * @param options how to read a table
     * @param wanted what was to be given; null for what the recording says
     * @throws RecordingException when it is a recording that cannot be read
     * @throws TraceException when it is a table that cannot be read
     * @throws UserException when there is nothing in it to report on
     */
    public static Session read(Path file, TraceOptions options, @Nullable Prescription wanted)
            throws RecordingException, TraceException {
        Session session = Analysis.isRecording(file) ? recording(file, wanted) : table(file, options, wanted);
        if (session.devices().stream().allMatch(device -> device.report().samples() == 0)) {
            throw new UserException(
                    file + " holds no samples, so there is nothing to report on: choose another, or record again.");
        }
        if (session.devices().stream().allMatch(device -> device.peak() == null)) {
            throw new UserException(file + " holds no force: not one of its samples is a figure. Look at the column"
                    + " that was read, or at the sensor.");
        }
        return session;
    }

    private static Session recording(Path file, @Nullable Prescription wanted) throws RecordingException {
        Recording recording = Recording.open(file);
        RecordingReport report = Analysis.ofDevices(
                recording,
                new AnalysisSettings(
                        null, FilterChoice.AS_LIVE, UnaryOperator.identity(), device -> true, false, wanted));
        Map<Integer, DeviceListener> listeners = new TreeMap<>();
        report.devices().forEach(device -> listeners.put(device.device().number(), new DeviceListener(device)));
        RecordingIntegrity integrity = recording.forEachDevice(device -> {
            DeviceListener listener = listeners.get(device.number());
            return listener == null ? new RecordingVisitor() {} : listener;
        });
        return new Session(
                report.source(),
                size(file),
                sha256(file),
                recording.description().orElse(null),
                integrity.statement(),
                integrity.whole(),
                listeners.values().stream().map(DeviceListener::session).toList(),
                report.devices().size() > 1 ? report.timeline() : List.of(),
                report.devices().getFirst().report().prescription(),
                wanted == null);
    }

    private static Session table(Path file, TraceOptions options, @Nullable Prescription wanted) throws TraceException {
        Trace trace = TraceFile.read(file, options);
        AnalysisReport report = Analysis.of(trace, null, FilterChoice.AS_LIVE, wanted);
        TraceKeeper keeper = new TraceKeeper(report);
        Analysis.replay(trace, FilterChoice.AS_LIVE, keeper);
        DeviceSession device = new DeviceSession(
                report.source(),
                null,
                null,
                report,
                keeper.lines(),
                keeper.peak(),
                keeper.holds(),
                keeper.zones(),
                List.of(),
                0,
                new Losses(0, 0, 0, 0, 0),
                null);
        return new Session(
                report.source(), size(file), sha256(file), null, "", true, List.of(device), List.of(), wanted, false);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException failure) {
            throw unreadable(file, failure);
        }
    }

    private static String sha256(Path file) {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digested = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digested.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (IOException failure) {
            throw unreadable(file, failure);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static UserException unreadable(Path file, IOException failure) {
        return new UserException(file + " cannot be read (" + failure.getMessage() + "): try again.", failure);
    }
}
