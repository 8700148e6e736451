package org.myodose.analysis.live;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.StuckSensor;
import org.myodose.analysis.dose.Dose;
import org.myodose.analysis.dose.DoseLedger;
import org.myodose.analysis.dose.SessionSoFar;
import org.myodose.analysis.guidance.Cue;
import org.myodose.analysis.guidance.CueListener;
import org.myodose.analysis.guidance.Guidance;
import org.myodose.analysis.hold.ClippedTotal;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.hold.HoldDetector;
import org.myodose.analysis.hold.HoldListener;
import org.myodose.analysis.hold.HoldRule;
import org.myodose.analysis.hold.HoldSettings;
import org.myodose.analysis.hold.HoldState;
import org.myodose.analysis.prescription.Feedback;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.ForceUnit;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/**
 * Forces → holds → guidance → dose, scan by scan, on the acquisition thread. Allocates nothing per scan and takes no lock;
 * when a hold ends, the {@link Hold} is the only thing made. Only {@link #requestSession},
 * {@link #ratePain}, {@link #withdrawPain}, {@link #stopForPatient}, {@link #estimate} and {@link #requestFeedback} may be
 * called from other threads.
 */
public final class LiveAnalysis implements ForceConsumer {

    private static final int WORST_PAIN = 10;
    /** Far above what hands press; more was a slip of the key. */
    private static final int MOST_ESTIMATED_NEWTONS = 1000;

    private static final double MICROS_PER_SECOND = 1e6;

    /** A session that is to begin. */
    private record Wanted(Prescription prescription, SessionSoFar before) {}

    private final AnalysisListener listener;
    private final AnalysedScan scan = new AnalysedScan(this);
    private final CueListener cues = this::cue;
    private final Fan fan = new Fan();

    private final AtomicReference<@Nullable Wanted> requested = new AtomicReference<>();
    /** What people told, in order, until the next scan. */
    private final Queue<Runnable> told = new ConcurrentLinkedQueue<>();

    private volatile int estimateHold;

    private volatile Prescription prescription;
    private @Nullable DeviceDescription device;
    private SignalDescription signal = new SignalDescription(ForceUnit.COUNTS, 0, 0, "none");
    private HoldDetector detector;
    private @Nullable ClippedTotal clippedTotal;
    private Guidance guidance;
    private DoseLedger ledger;
    private long sessionStartMicros;
    private long lastMicros;
    private double earlierSeconds;
    private int holds;
    private boolean begun;

    public LiveAnalysis(Prescription prescription, AnalysisListener listener) {
        this.prescription = prescription;
        this.listener = listener;
        guidance = new Guidance(prescription, signal.forceUnit(), cues);
        detector = newDetector();
        ledger = new DoseLedger(prescription.repetitions());
    }

    /** Asks for a new session: everything counts from zero, from the next scan on. From any thread; the last request wins. */
    public void requestSession(Prescription wanted) {
        requestSession(wanted, SessionSoFar.NOTHING);
    }

    /** Likewise, going on after what was given before the session was interrupted. */
    public void requestSession(Prescription wanted, SessionSoFar before) {
        requested.set(new Wanted(wanted, before));
    }

    /**
     * Ends what is under way, because time begins anew: what is held is interrupted, and a session that was asked for begins when
     * the device introduces itself, as the first of all does. On the acquisition thread.
     */
    public void end() {
        // Said before, and about what ends here: the next session must not hear it.
        if (begun) {
            hearWhatWasTold();
        }
        detector.restart(lastMicros);
        scan.sample = null;
        lastMicros = 0;
        begun = false;
    }

    /** The patient wants it to stop, and said so on the phone; heard with the next scan. From any thread. */
    public void stopForPatient() {
        told.add(() -> {
            listener.onPatientStop(scan);
            guidance.patientStop(lastMicros);
        });
    }

    /** The patient rates the pain from 0 to 10; heard with the next scan. From any thread. */
    public void ratePain(int rating) {
        if (rating < 0 || rating > WORST_PAIN) {
            throw new IllegalArgumentException("Pain is rated from 0 to 10, not " + rating + ".");
        }
        told.add(() -> {
            listener.onPain(rating, scan);
            guidance.pain(rating, lastMicros);
        });
    }

    /** The last rating was a mistake: heard with the next scan; the one before it holds again. From any thread. */
    public void withdrawPain() {
        told.add(() -> {
            int withdrawn = guidance.withdrawPain();
            if (withdrawn >= 0) {
                listener.onPainWithdrawn(withdrawn, scan);
            }
        });
    }

    /**
     * Whoever pressed estimates the mean force of the hold that waits for it; heard with the next scan. From any thread.
     *
     * @return false where none waits, and nothing will be heard
     */
    public boolean estimate(double newtons) {
        if (!(newtons >= 0) || newtons > MOST_ESTIMATED_NEWTONS) {
            throw new IllegalArgumentException(
                    "A force is estimated from 0 to " + MOST_ESTIMATED_NEWTONS + " N, not " + newtons + ".");
        }
        if (estimateHold == 0) {
            return false;
        }
        told.add(() -> {
            int hold = guidance.estimated();
            if (hold > 0) {
                listener.onEstimate(hold, newtons, scan);
            }
        });
        return true;
    }

    /**
     * Whoever presses asks to see the force of this hold, or of the last without estimating it; heard with the next scan. From
     * any thread.
     *
     * @return false where the prescription's feedback cannot be asked for, and nothing will be heard
     */
    public boolean requestFeedback() {
        Feedback feedback = prescription.feedback();
        if (feedback == Feedback.NONE || (feedback != Feedback.ON_REQUEST && estimateHold == 0)) {
            return false;
        }
        told.add(() -> {
            if (guidance.requestFeedback()) {
                listener.onFeedbackRequested(pressed() ? holds + 1 : holds, scan);
            }
        });
        return true;
    }

    private boolean pressed() {
        return detector.state() != HoldState.IDLE;
    }

    @Override
    public void onDevice(DeviceDescription newDevice, SignalDescription newSignal) {
        boolean sameUnit = newSignal.forceUnit() == signal.forceUnit();
        DeviceDescription before = device;
        device = newDevice;
        signal = newSignal;
        clippedTotal = new ClippedTotal(newDevice, newSignal);
        Wanted wanted = requested.getAndSet(null);
        if (wanted != null) {
            begin(wanted);
            listener.onSession(scan);
        } else if (before == null || !sameUnit) {
            begin(new Wanted(prescription, SessionSoFar.NOTHING));
        } else if (!before.serialNumber().equals(newDevice.serialNumber())) {
            detector.restart(lastMicros);
            detector = newDetector();
        }
        listener.onDevice(newDevice, newSignal, scan);
    }

    @Override
    public void onForce(ForceSample sample) {
        // A plain look first, for writing at every scan would cost.
        Wanted wanted = requested.get() == null ? null : requested.getAndSet(null);
        if (wanted != null) {
            beginAnew(wanted);
        }
        scan.sample = sample;
        if (!begun) {
            sessionStartMicros = sample.timeMicros;
            begun = true;
        }
        lastMicros = sample.timeMicros;
        boolean clipped = clippedTotal != null && clippedTotal.in(sample);
        detector.sample(sample.timeMicros, sample.totalForce, sample.unfilteredTotal, clipped);
        guidance.sample(sample.timeMicros, sample.totalForce, detector.slopePerSecond(), clipped);
        hearWhatWasTold();
        // A write that others see costs, so only where it tells something new.
        if (estimateHold != guidance.estimateHold()) {
            estimateHold = guidance.estimateHold();
        }
        listener.onScan(scan);
    }

    private void hearWhatWasTold() {
        for (Runnable one = told.poll(); one != null; one = told.poll()) {
            one.run();
        }
    }

    @Override
    public void onGap(long fromMicros, long toMicros, int framesMissing) {
        detector.gap(fromMicros, toMicros);
        guidance.gap(toMicros);
        listener.onGap(fromMicros, toMicros, framesMissing);
    }

    @Override
    public void onDeviceEvent(DeviceEvent event) {
        if (event.kind() == DeviceEvent.Kind.PATIENT_STOP && event.began()) {
            guidance.patientStop(lastMicros);
        }
        listener.onDeviceEvent(event);
    }

    /** Forces step with the zero: whatever was held is interrupted, and the session goes on. */
    @Override
    public void onTare(SignalDescription tared) {
        signal = tared;
        detector.restart(lastMicros);
    }

    @Override
    public void onStuck(StuckSensor news) {
        listener.onStuck(news);
    }

    @Override
    public void onLink(LinkState state, LinkCause cause, String sentence) {
        if (state == LinkState.ENDED) {
            detector.end();
        }
        listener.onLink(state, cause, sentence);
    }

    HoldDetector detector() {
        return detector;
    }

    Guidance guidance() {
        return guidance;
    }

    Dose dose() {
        ledger.inBandSeconds(
                Double.isNaN(guidance.progress().bandLow())
                        ? Double.NaN
                        : guidance.progress().sessionInBandSeconds());
        ledger.sessionSeconds(earlierSeconds + (begun ? (lastMicros - sessionStartMicros) / MICROS_PER_SECOND : 0));
        return ledger.dose();
    }

    private void beginAnew(Wanted wanted) {
        begin(wanted);
        listener.onSession(scan);
        DeviceDescription present = device;
        if (present != null) {
            listener.onDevice(present, signal, scan);
        }
    }

    private void begin(Wanted wanted) {
        detector.restart(lastMicros);
        prescription = wanted.prescription();
        guidance = new Guidance(prescription, signal.forceUnit(), cues);
        guidance.resume(wanted.before());
        detector = newDetector();
        ledger = new DoseLedger(prescription.repetitions());
        ledger.resume(wanted.before(), signal.forceUnit().newtonsPerUnit());
        holds = wanted.before().holds();
        earlierSeconds = wanted.before().sessionSeconds();
        begun = false;
    }

    private HoldDetector newDetector() {
        DeviceDescription measured = device;
        String channel = measured == null ? "total" : measured.totalName();
        boolean oneBand = prescription.hasOneBand();
        return new HoldDetector(
                HoldSettings.forUnit(signal.forceUnit()),
                channel,
                signal.layout().totalSite(),
                oneBand ? guidance.progress().bandLow() : Double.NaN,
                oneBand ? guidance.progress().bandHigh() : Double.NaN,
                fan);
    }

    private void cue(Cue cue, String cause, long timeMicros, double force) {
        listener.onCue(cue, cause, scan);
    }

    /** Hands the detector's calls to guidance, dose and listener, in this order. */
    private final class Fan implements HoldListener {

        @Override
        public void onOnset(long timeMicros, long decidedMicros, double force, HoldRule rule) {
            guidance.onOnset(timeMicros, decidedMicros, force, rule);
        }

        @Override
        public void onPlateau(long timeMicros, long decidedMicros, double level) {
            guidance.onPlateau(timeMicros, decidedMicros, level);
        }

        @Override
        public void onHold(Hold hold, long decidedMicros) {
            boolean done = guidance.progress().done();
            // Another device has another detector, which numbers from 1 again.
            holds++;
            Hold numbered = hold.index() == holds ? hold : hold.withIndex(holds);
            ledger.add(numbered);
            bookRepetition();
            guidance.onHold(numbered, decidedMicros);
            listener.onHold(numbered, done, scan);
        }

        @Override
        public void onPress(
                long onsetMicros,
                long releaseMicros,
                long decidedMicros,
                double peakForce,
                double impulse,
                HoldRule rule) {
            bookRepetition();
            guidance.onPress(onsetMicros, releaseMicros, decidedMicros, peakForce, impulse, rule);
        }

        /** The prescribed time inside the band makes a repetition, however unsteady the press was. */
        private void bookRepetition() {
            if (guidance.progress().done()) {
                ledger.addRepetition();
            }
        }

        @Override
        public void onWithdrawn(long onsetMicros, long decidedMicros) {
            guidance.onWithdrawn(onsetMicros, decidedMicros);
        }
    }
}
