package org.myodose.dashboard.command;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.recording.Recording;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.report.Analysis;
import org.myodose.analysis.report.AnalysisReport;
import org.myodose.analysis.report.AnalysisSettings;
import org.myodose.analysis.report.DeviceReport;
import org.myodose.analysis.report.FilterChoice;
import org.myodose.analysis.report.RecordingReport;
import org.myodose.analysis.score.ForceTrace;
import org.myodose.dashboard.UserException;
import org.myodose.device.trace.TraceException;
import org.myodose.device.trace.TraceFile;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** How sessions are read that are to be scored: which device, what was to be given, and how forces go in. */
final class SessionOptions {

    @Mixin
    private final DeviceOption device = new DeviceOption();

    @Mixin
    private final PrescriptionOptions prescription = new PrescriptionOptions();

    @Mixin
    private final FilterOption filter = new FilterOption();

    @Mixin
    private final TraceOptionsMixin trace = new TraceOptionsMixin();

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    /** Where the prescription comes from that a session is scored against. */
    enum Origin {
        OPTIONS("options", "as asked"),
        RECORDING("recording", "as recorded"),
        DEFAULT("default", "because nothing names another");

        final String label;
        final String words;

        Origin(String label, String words) {
            this.label = label;
            this.words = words;
        }
    }

    /** Each device of a file by itself; a table is one. Those that were pressed; where none was, all. */
    List<ScorableSession> read(Path file, List<String> notes) throws RecordingException, TraceException {
        List<ScorableSession> all = Analysis.isRecording(file) ? recording(file) : table(file);
        List<ScorableSession> pressed =
                all.stream().filter(ScorableSession::isPressed).toList();
        if (pressed.isEmpty()) {
            return all;
        }
        all.stream()
                .filter(session -> !session.isPressed())
                .forEach(session -> notes.add(session.name() + " has no hold, so it is not scored."));
        return pressed;
    }

    private List<ScorableSession> table(Path file) throws TraceException {
        if (device.isGiven()) {
            throw new UserException("--device is for recordings; a table of one force has no devices.");
        }
        AnalysisReport report =
                Analysis.of(TraceFile.read(file, trace.options()), null, filtering(), prescription.prescription());
        return List.of(new ScorableSession(report.source(), report, 0, areGiven() ? Origin.OPTIONS : Origin.DEFAULT));
    }

    private List<ScorableSession> recording(Path file) throws RecordingException {
        Recording recording = Recording.open(file);
        Origin origin = areGiven() ? Origin.OPTIONS : Origin.RECORDING;
        RecordingReport report = analyse(recording, areGiven() ? prescription.prescription() : null);
        if (report.devices().getFirst().report().prescription() == null) {
            origin = Origin.DEFAULT;
            report = analyse(recording, prescription.prescription());
        }
        List<DeviceReport> found = report.devices();
        Origin from = origin;
        return wanted(file, found).stream()
                .map(one -> new ScorableSession(
                        found.size() == 1
                                ? one.report().source()
                                : one.report().source() + ", " + one.device().name(),
                        one.report(),
                        one.device().number(),
                        from))
                .toList();
    }

    private List<DeviceReport> wanted(Path file, List<DeviceReport> found) {
        if (found.size() == 1) {
            return found;
        }
        device.requireAmong(found.stream().map(DeviceReport::device).toList(), file);
        return found.stream().filter(one -> device.wants(one.device().number())).toList();
    }

    private RecordingReport analyse(Recording recording, @Nullable Prescription wanted) throws RecordingException {
        return Analysis.ofDevices(
                recording,
                new AnalysisSettings(null, filtering(), UnaryOperator.identity(), any -> true, false, wanted));
    }

    private boolean areGiven() {
        return prescription.areGiven(spec);
    }

    private FilterChoice filtering() {
        return new FilterChoice(filter.wanted(), false);
    }

    /** The filtered force of a session that was read from this file. */
    ForceTrace force(Path file, ScorableSession session) throws RecordingException, TraceException {
        return Analysis.isRecording(file)
                ? Analysis.forces(Recording.open(file), filtering(), session.device())
                : Analysis.forces(TraceFile.read(file, trace.options()), filtering());
    }
}
