package org.myodose.analysis.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.recording.Marker;
import org.myodose.acquisition.recording.RecordedDevice;
import org.myodose.acquisition.recording.RecordingDescription;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.acquisition.recording.RecordingIntegrity;
import org.myodose.analysis.report.Analysis;
import org.myodose.analysis.report.RecordingReport;
import org.myodose.analysis.table.FileHash;
import org.myodose.analysis.table.NewFiles;
import org.myodose.analysis.table.OutputException;
import org.myodose.device.DeviceDescription;

/**
 * Exports a recording: a first pass finds out what is in it, the analysis finds its holds, a last pass hands every sample and
 * marker to the format's writer. Memory grows with the holds and gaps, not with the samples; a writer may keep the markers, and
 * what it says of itself. The files appear when all is whole; a failure, a full disk or a cancel leaves nothing behind. One
 * thread.
 */
public final class Export {

    private static final double SURVEYED = 0.15;
    private static final double ANALYSED = 0.3;

    private final ExportRequest request;
    private final ExportProgress progress;
    private final Survey survey = new Survey();

    private Export(ExportRequest request, ExportProgress progress) {
        this.request = request;
        this.progress = progress;
    }

    /**
     * Exports; of a cut or damaged recording, what is safe.
     *
     * @param replace whether files that exist may be replaced
     * @throws RecordingException when the recording cannot be read or holds no device that is wanted
     * @throws OutputException when the target exists or cannot be written, in a sentence
     * @throws ExportCancelledException when {@code progress} ended it
     */
    public static ExportResult run(
            ExportRequest request, SignalFormat format, Path target, boolean replace, ExportProgress progress)
            throws IOException, RecordingException {
        try (NewFiles files = new NewFiles(replace)) {
            files.requireFree(target);
            return new Export(request, progress).write(format, target, files);
        } catch (IOException e) {
            throw e instanceof ExportCancelledException ? e : NewFiles.cannotWrite(target, e);
        }
    }

    /** The file that a recording's export is named by where nobody names one: beside it, under its name. */
    public static Path beside(Path recording, SignalFormat format) {
        String name = String.valueOf(recording.getFileName());
        return recording.resolveSibling(name.replaceAll("(?i)\\.xdf$", "") + format.suffix());
    }

    private ExportResult write(SignalFormat format, Path target, NewFiles files)
            throws IOException, RecordingException {
        SignalExport export = examine();
        try (SignalWriter writer = format.open(export, target, files)) {
            if (format.wantsSamples()) {
                Writing writing = new Writing(export.signals(), writer);
                new RecordingPass(request, writing).run(progress, "writing", ANALYSED, 1);
                writing.requireWhole();
            }
            writer.finish();
        }
        files.commit();
        progress.goesOn("done", 1);
        return new ExportResult(
                export,
                files.targets(),
                export.signals().stream().mapToLong(SurveyedSignal::scans).sum());
    }

    private SignalExport examine() throws IOException, RecordingException {
        RecordingIntegrity integrity = new RecordingPass(request, survey).run(progress, "reading", 0, SURVEYED);
        RecordingReport report = Analysis.ofDevices(request.recording(), request.settings());
        Path file = request.recording().path();
        RecordingDescription description = request.recording().description().orElse(null);
        return new SignalExport(
                String.valueOf(file.getFileName()),
                Files.size(file),
                FileHash.of(file, () -> {
                    if (!progress.goesOn("analysing", ANALYSED)) {
                        throw new ExportCancelledException();
                    }
                }),
                description,
                survey.signals(),
                survey.markers(),
                survey.markerBytes(),
                integrity,
                report,
                request.softwareVersion());
    }

    /** The last pass: what comes, to the writer, as surveyed. */
    private final class Writing implements SignalSink {

        private final List<SurveyedSignal> signals;
        private final SignalWriter writer;
        private final long[] left;

        Writing(List<SurveyedSignal> signals, SignalWriter writer) {
            this.signals = signals;
            this.writer = writer;
            left = signals.stream().mapToLong(SurveyedSignal::scans).toArray();
        }

        @Override
        public int begin(RecordedDevice device, DeviceDescription description, SignalDescription signal)
                throws OutputException {
            int number = survey.numberOf(device, description, signal);
            if (number < 0) {
                throw changed();
            }
            return number;
        }

        @Override
        public void sample(int signal, ForceSample sample, boolean afterGap) throws IOException {
            if (left[signal]-- == 0) {
                throw changed();
            }
            writer.sample(signals.get(signal), sample, afterGap);
        }

        @Override
        public void gap(int signal, long fromMicros, long toMicros, int framesMissing) throws IOException {
            writer.gap(signals.get(signal), fromMicros, toMicros, framesMissing);
        }

        @Override
        public void marker(Marker marker) throws IOException {
            writer.marker(ExportedMarker.of(marker));
        }

        /** Every sample that was announced has come. */
        void requireWhole() throws OutputException {
            if (Arrays.stream(left).anyMatch(scans -> scans != 0)) {
                throw changed();
            }
        }

        private OutputException changed() {
            return new OutputException(request.recording().path()
                    + " changed while it was exported: let the recording end, and export again.");
        }
    }
}
