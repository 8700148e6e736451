package org.myodose.analysis.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.FilterProfile;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.filter.FilterProfiles;
import org.myodose.acquisition.loop.Conditioner;
import org.myodose.acquisition.loop.RecordingReplay;
import org.myodose.acquisition.recording.Recording;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.acquisition.recording.RecordingVisitor;
import org.myodose.acquisition.site.Layouts;
import org.myodose.analysis.dose.SessionSoFar;
import org.myodose.analysis.hold.ForceBand;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.score.ForceTrace;
import org.myodose.device.LinkException;
import org.myodose.device.trace.Trace;
import org.myodose.device.trace.TraceCounts;
import org.myodose.device.trace.TraceSource;

/**
 * Analyses a whole recording or table through the very code that runs live: same conditioner, same detector, same bits. One
 * pass, and memory grows with the holds found, not with the length; without phase two passes, and 16 bytes a sample.
 */
public final class Analysis {

    private Analysis() {}

    /**
     * Analyses a researcher's table.
     *
     * @param band for the time in band, in the table's unit; null for none
     */
    public static AnalysisReport of(Trace trace, @Nullable ForceBand band) {
        return of(trace, band, FilterChoice.AS_LIVE);
    }

    /** Analyses a researcher's table with a filter of the caller's. */
    public static AnalysisReport of(Trace trace, @Nullable ForceBand band, FilterChoice filter) {
        return of(trace, band, filter, null);
    }

    /** The same of a session whose prescription is known; without {@code band} its band is taken, if it is one. */
    public static AnalysisReport of(
            Trace trace, @Nullable ForceBand band, FilterChoice filter, @Nullable Prescription prescription) {
        TraceCounts counts = TraceCounts.of(trace);
        // A table tells no pain, so what was asked for when is known only where pain is not asked for.
        Told told =
                prescription == null || prescription.goesByPain() ? null : new Told(prescription, SessionSoFar.NOTHING);
        HoldSearch search = new HoldSearch(WantedBand.inUnitOfForces(band), prescription, told);
        UnaryOperator<ForceConsumer> filtered = UnaryOperator.identity();
        if (filter.zeroPhase()) {
            ZeroPhaseTotals totals = new ZeroPhaseTotals();
            play(counts, filter, totals);
            filtered = totals::inPlaceOfThoseOf;
        }
        play(counts, filter, filtered.apply(search));
        Optional<ForceConsumer> again = search.again();
        if (again.isPresent()) {
            play(counts, filter, filtered.apply(again.get()));
        }
        List<String> notices = new ArrayList<>(trace.report().notes());
        notices.addAll(counts.notes());
        return search.report(trace.name(), notices);
    }

    /**
     * Analyses a recording; of a cut or damaged one, what is safe.
     *
     * @param band for the time in band, in the recording's unit; null for none
     * @throws RecordingException when the file cannot be read, or holds no device
     */
    public static AnalysisReport of(Recording recording, @Nullable ForceBand band) throws RecordingException {
        return of(recording, band, FilterChoice.AS_LIVE);
    }

    /**
     * Analyses a recording with a filter of the caller's.
     *
     * @throws RecordingException when the file cannot be read, or holds no device
     */
    public static AnalysisReport of(Recording recording, @Nullable ForceBand band, FilterChoice filter)
            throws RecordingException {
        return of(recording, band, filter, null);
    }

    /**
     * The same with sensors where {@code layouts} says; where it is null, as recorded.
     *
     * @throws RecordingException when the file cannot be read, or holds no device
     */
    public static AnalysisReport of(
            Recording recording, @Nullable ForceBand band, FilterChoice filter, @Nullable Layouts layouts)
            throws RecordingException {
        RecordingReport report = ofDevices(
                recording,
                new AnalysisSettings(
                        band, filter, recorded -> layouts == null ? recorded : layouts, device -> true, false));
        if (report.devices().size() > 1) {
            throw new RecordingException(report.source() + " holds several devices ("
                    + report.devices().stream()
                            .map(device -> device.device().name())
                            .collect(Collectors.joining(", "))
                    + "), and this reads recordings of one.");
        }
        return report.devices().getFirst().report();
    }

    /**
     * Analyses a recording of one or several devices.
     *
     * @throws RecordingException when the file cannot be read, or holds no such device
     */
    public static RecordingReport ofDevices(Recording recording, AnalysisSettings settings) throws RecordingException {
        return new RecordingAnalysis(recording, settings).report();
    }

    /** The filtered total force of a researcher's table, in newtons; NaN where its unit is no force. */
    public static ForceTrace forces(Trace trace, FilterChoice filter) {
        ForceTraces kept = new ForceTraces();
        replay(trace, filter, kept);
        return kept.trace();
    }

    /**
     * The same of one device of a recording, by its number.
     *
     * @throws RecordingException when the file cannot be read
     */
    public static ForceTrace forces(Recording recording, FilterChoice filter, int device) throws RecordingException {
        ForceTraces kept = new ForceTraces();
        recording.forEachDevice(heard ->
                heard.number() == device ? new RecordingReplay(kept, filter.profile()) : new RecordingVisitor() {});
        return kept.trace();
    }

    /** Tells {@code consumer} a researcher's table sample by sample, as it is analysed. */
    public static void replay(Trace trace, FilterChoice filter, ForceConsumer consumer) {
        play(TraceCounts.of(trace), filter, consumer);
    }

    private static void play(TraceCounts counts, FilterChoice filter, ForceConsumer consumer) {
        FilterProfile wanted = filter.profile();
        FilterProfile profile = wanted == null ? FilterProfiles.HOLD : wanted;
        Conditioner conditioner = new Conditioner(Calibrations.none(), () -> profile, consumer);
        try (TraceSource source = new TraceSource(counts)) {
            conditioner.onHello(source.open());
            while (source.poll(conditioner)) {
                // Each call delivers one scan to the consumer.
            }
        } catch (LinkException impossible) {
            throw new IllegalStateException("a table that was read cannot be lost", impossible);
        }
    }

    /** Whether {@link #of(Recording, ForceBand)} is the way to read a file. */
    public static boolean isRecording(Path file) {
        return Recording.looksLikeOne(file);
    }
}
