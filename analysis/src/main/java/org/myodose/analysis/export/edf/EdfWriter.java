package org.myodose.analysis.export.edf;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.recording.RecordingDescription;
import org.myodose.analysis.export.ExportedMarker;
import org.myodose.analysis.export.SignalExport;
import org.myodose.analysis.export.SignalWriter;
import org.myodose.analysis.export.SurveyedSignal;
import org.myodose.analysis.table.NewFiles;

/** Writes each signal of a recording into a file of its own, and the markers of a device into each of its files. One thread. */
final class EdfWriter implements SignalWriter {

    private final SignalExport export;
    private final List<EdfFile> opened = new ArrayList<>();
    private final List<Annotations> annotations = new ArrayList<>();

    /** Which signal a device is in now, by the device's number. */
    private final Map<Integer, Integer> current = new HashMap<>();

    private EdfWriter(SignalExport export) {
        this.export = export;
    }

    static EdfWriter begin(SignalExport export, EdfFlavour flavour, Path target, NewFiles files) throws IOException {
        EdfWriter writer = new EdfWriter(export);
        try {
            for (SurveyedSignal signal : export.signals()) {
                writer.begin(signal, flavour, writer.fileOf(signal, target, flavour), files);
            }
            return writer;
        } catch (IOException | RuntimeException failure) {
            try (writer) {
                throw failure;
            }
        }
    }

    /** Of {@code press.edf} and two gloves, {@code press-glove.edf} and {@code press-glove-2.edf}. */
    private Path fileOf(SurveyedSignal signal, Path target, EdfFlavour flavour) {
        if (export.signals().size() == 1) {
            return target;
        }
        String name = String.valueOf(target.getFileName());
        String ending = "." + flavour.label().toLowerCase(java.util.Locale.ROOT);
        String stem = name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
        return target.resolveSibling(stem + "-" + signal.label() + ending);
    }

    private void begin(SurveyedSignal signal, EdfFlavour flavour, Path path, NewFiles files) throws IOException {
        List<EdfSignal> signals = new ArrayList<>(EdfSignals.of(signal, flavour));
        signals.add(new EdfSignal(
                "recorded",
                "1 where there is a sample, 0 where there is none",
                "",
                "",
                "none",
                Quantisation.ofWhole(0, 1, flavour),
                sample -> 1));
        double interval = intervalSeconds(signal);
        Annotations beside = new Annotations();
        EdfProvenance.tell(export, signal, signals, interval, beside);
        long bytes =
                beside.bytes() + export.markers() * Annotations.bound(0) * 2 + Annotations.bound(export.markerBytes());
        RecordPlan plan = RecordPlan.of(signal.scans(), interval, signals.size(), flavour, bytes);
        annotations.add(beside);
        opened.add(new EdfFile(files.begin(path), flavour, signals, plan, beside, signal.firstMicros(), interval));
        current.putIfAbsent(signal.device().number(), signal.index());
    }

    /** As measured by the device's clock, gaps left out; as the device says where there is no second sample. */
    private static double intervalSeconds(SurveyedSignal signal) {
        long intervals = signal.scans() - 1 - signal.gaps();
        long micros = signal.lastMicros() - signal.firstMicros() - signal.gapMicros();
        return intervals > 0 && micros > 0
                ? micros / (1e6 * intervals)
                : 1 / signal.description().rateHz();
    }

    @Override
    public void sample(SurveyedSignal signal, ForceSample sample, boolean afterGap) throws IOException {
        current.put(signal.device().number(), signal.index());
        opened.get(signal.index()).sample(sample, afterGap);
    }

    @Override
    public void gap(SurveyedSignal signal, long fromMicros, long toMicros, int framesMissing) {
        annotations
                .get(signal.index())
                .add(
                        fromMicros - signal.firstMicros(),
                        toMicros - fromMicros,
                        "nothing is known, " + framesMissing + " frames missing");
    }

    @Override
    public void marker(ExportedMarker marker) {
        Integer index = current.get(marker.device());
        if (index == null) {
            return;
        }
        SurveyedSignal signal = export.signals().get(index);
        Long told = marker.timeMicros();
        long micros = told == null
                ? Annotations.micros(marker.stampSeconds() - signal.firstMeasuredNs() * 1e-9)
                : told - signal.firstMicros();
        annotations.get(index).add(micros, marker.text());
        annotations.get(index).add(micros, "marker " + marker.json());
    }

    @Override
    public void finish() throws IOException {
        RecordingDescription description = export.description();
        @Nullable Instant startedAt = description == null ? null : description.startedAt();
        for (SurveyedSignal signal : export.signals()) {
            opened.get(signal.index()).finish(startedAt, "Myodose_" + export.softwareVersion(), signal.gaps());
        }
    }

    @Override
    public void close() throws IOException {
        for (EdfFile file : opened) {
            file.close();
        }
    }
}
