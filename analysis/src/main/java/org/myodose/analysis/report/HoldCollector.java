package org.myodose.analysis.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.analysis.dose.Dose;
import org.myodose.analysis.dose.DoseLedger;
import org.myodose.analysis.hold.ClippedTotal;
import org.myodose.analysis.hold.ForceBand;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.hold.HoldDetector;
import org.myodose.analysis.hold.HoldListener;
import org.myodose.analysis.hold.HoldRule;
import org.myodose.analysis.hold.HoldSettings;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.prescription.PrescriptionFit;
import org.myodose.analysis.score.Repetition;
import org.myodose.analysis.score.ScoredSession;
import org.myodose.analysis.score.Scoring;
import org.myodose.analysis.score.Target;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.ForceUnit;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/** Listens to conditioned samples and keeps what the hold detector finds. For one recording; one thread. */
final class HoldCollector implements ForceConsumer, HoldListener {

    private static final double MICROS_PER_SECOND = 1e6;

    private final @Nullable WantedBand wantedBand;
    private final @Nullable Prescription prescription;
    private WatchedForce watched = WatchedForce.TOTAL;
    private @Nullable ForceBand band;
    private final List<GapSpan> gaps = new ArrayList<>();
    private final List<Hold> holds = new ArrayList<>();
    private final List<PressSpan> presses = new ArrayList<>();
    private @Nullable SignalDescription signal;
    private @Nullable HoldDetector detector;
    private @Nullable ClippedTotal clippedTotal;
    private String serialNumber = "";
    private final SignalDoubts doubts = new SignalDoubts();
    private long samples;
    private long firstMicros;
    private long lastMicros;

    /** @param band null for none */
    HoldCollector(@Nullable WantedBand band) {
        this(band, null);
    }

    /** The same of a recording; without {@code band} the prescription's is taken, if it is one. */
    HoldCollector(@Nullable WantedBand band, @Nullable Prescription prescription) {
        wantedBand = band;
        this.prescription = prescription;
    }

    /** Of this force from the next device on; the total unless told. */
    void watch(WatchedForce wanted) {
        watched = wanted;
    }

    @Override
    public void onDevice(DeviceDescription device, SignalDescription newSignal) {
        HoldDetector before = detector;
        boolean sameSignal = signal != null
                && signal.forceUnit() == newSignal.forceUnit()
                && device.serialNumber().equals(serialNumber);
        if (before != null && !sameSignal) {
            before.restart(lastMicros);
        }
        if (!sameSignal) {
            detector = newDetector(newSignal, watched.channel(device, newSignal));
        }
        signal = newSignal;
        clippedTotal = watched.clipping(device, newSignal);
        serialNumber = device.serialNumber();
    }

    private HoldDetector newDetector(SignalDescription described, String channel) {
        ForceUnit unit = described.forceUnit();
        band = wantedBand == null ? prescribedBand(unit) : wantedBand.in(unit);
        double low = band == null ? Double.NaN : band.low();
        double high = band == null ? Double.NaN : band.high();
        return new HoldDetector(HoldSettings.forUnit(unit), channel, watched.site(described), low, high, this);
    }

    private @Nullable ForceBand prescribedBand(ForceUnit unit) {
        if (prescription == null || !prescription.hasOneBand() || !unit.isForce()) {
            return null;
        }
        return new ForceBand(
                prescription.bandLowNewtons() / unit.newtonsPerUnit(),
                prescription.bandHighNewtons() / unit.newtonsPerUnit());
    }

    @Override
    public void onForce(ForceSample sample) {
        if (samples == 0) {
            firstMicros = sample.timeMicros;
        }
        samples++;
        lastMicros = sample.timeMicros;
        doubts.sample(sample.timeMicros, watched.unfiltered(sample));
        HoldDetector present = detector();
        boolean clipped = clippedTotal != null && clippedTotal.in(sample);
        present.sample(sample.timeMicros, watched.filtered(sample), watched.unfiltered(sample), clipped);
    }

    @Override
    public void onGap(long fromMicros, long toMicros, int framesMissing) {
        gaps.add(new GapSpan(fromMicros / MICROS_PER_SECOND, toMicros / MICROS_PER_SECOND));
        detector().gap(fromMicros, toMicros);
    }

    @Override
    public void onDeviceEvent(DeviceEvent event) {}

    @Override
    public void onTare(SignalDescription tared) {
        signal = tared;
        detector().restart(lastMicros);
    }

    @Override
    public void onLink(LinkState state, LinkCause cause, String sentence) {}

    @Override
    public void onHold(Hold hold, long decidedMicros) {
        holds.add(hold.index() == holds.size() + 1 ? hold : hold.withIndex(holds.size() + 1));
    }

    @Override
    public void onPress(
            long onsetMicros, long releaseMicros, long decidedMicros, double peakForce, double impulse, HoldRule rule) {
        presses.add(
                new PressSpan(onsetMicros / MICROS_PER_SECOND, releaseMicros / MICROS_PER_SECOND, peakForce, impulse));
    }

    /** No more samples will come; returns all that was found. */
    List<Hold> finish() {
        detector().end();
        return holds;
    }

    AnalysisReport report(String source, List<String> notices) {
        return report(source, notices, HoldCollector::scoring);
    }

    /** @param scoring what to say of the holds, from all else that is said */
    AnalysisReport report(String source, List<String> notices, Function<AnalysisReport, Scoring> scoring) {
        finish();
        double seconds = (lastMicros - firstMicros) / MICROS_PER_SECOND;
        AnalysisReport found = new AnalysisReport(
                source,
                signal(),
                samples,
                seconds,
                gaps,
                holds,
                presses,
                dose(seconds),
                prescription,
                Scoring.WITHOUT_PRESCRIPTION,
                List.of(),
                notices(notices));
        return found.with(scoring.apply(found), List.of());
    }

    /** Of holds that are all to be in the same band. */
    static Scoring scoring(AnalysisReport report) {
        Prescription prescription = report.prescription();
        ForceUnit unit = report.signal().forceUnit();
        if (prescription == null) {
            return Scoring.WITHOUT_PRESCRIPTION;
        }
        if (!unit.isForce()) {
            return Scoring.not(Repetition.COUNTS);
        }
        return prescription.hasOneBand()
                ? Scoring.of(
                        ScoredSession.of(prescription, Repetition.of(report.holds(), unit, Target.of(prescription))))
                : Scoring.not("'" + prescription.name() + "' goes by the patient's pain, and nothing tells what it was"
                        + " in " + report.source() + ": score a recording in which it was rated.");
    }

    private List<String> notices(List<String> known) {
        List<String> all = new ArrayList<>(known);
        all.addAll(doubts.sentences(signal().forceUnit()));
        if (prescription != null && wantedBand == null) {
            PrescriptionFit.ofForces(prescription, signal().forceUnit()).ifPresent(all::add);
        }
        if (detector().skipped() > 0) {
            all.add(detector().skipped()
                    + " samples were not finite or not later than the one before; they were left out.");
        }
        holds.stream()
                .filter(Hold::clipped)
                .forEach(hold -> all.add("Hold " + hold.index()
                        + " is clipped: the signal reached the end of its range, so the true force was higher and may not have"
                        + " been steady. Its mean, peak and impulse are lower limits."));
        return all;
    }

    private Dose dose(double sessionSeconds) {
        DoseLedger ledger = new DoseLedger(prescription == null ? 0 : prescription.repetitions());
        double inBandSeconds = band == null ? Double.NaN : 0;
        for (Hold hold : holds) {
            inBandSeconds += hold.timeInBandPercent() / 100 * hold.plateauSeconds();
            ledger.add(hold);
            ledger.addRepetition();
        }
        ledger.inBandSeconds(inBandSeconds);
        ledger.sessionSeconds(sessionSeconds);
        return ledger.dose();
    }

    private HoldDetector detector() {
        if (detector == null) {
            throw new IllegalStateException("a device must introduce itself before its first sample");
        }
        return detector;
    }

    private SignalDescription signal() {
        if (signal == null) {
            throw new IllegalStateException("a device must introduce itself before its first sample");
        }
        return signal;
    }
}
