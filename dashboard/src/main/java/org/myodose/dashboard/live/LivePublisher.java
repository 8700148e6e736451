package org.myodose.dashboard.live;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.StuckSensor;
import org.myodose.acquisition.clock.HostClock;
import org.myodose.acquisition.ring.SlotRing;
import org.myodose.analysis.dose.Dose;
import org.myodose.analysis.guidance.Cue;
import org.myodose.analysis.guidance.Guidance;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.live.AnalysedScan;
import org.myodose.analysis.live.AnalysisListener;
import org.myodose.analysis.prescription.Figures;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/**
 * Takes what the analysis yields off the hot path, through a ring, to the thread {@code publisher-<source>}, which tells the {@link
 * LiveHub}.
 *
 * <p>Threading: the listener's methods belong to the acquisition thread (and, for a silent link, its watchdog, never both
 * at once); they copy and return, and for scans and cues allocate nothing. When the ring is full, scans are refused and
 * counted; an eighth of it is kept for what must not be missed.
 */
public final class LivePublisher implements AnalysisListener, AutoCloseable {

    /** Four seconds at the highest rate of 1 kHz. */
    private static final int SLOTS = 4096;

    private static final int KEPT_FOR_RARE = SLOTS / 8;

    private final SlotRing<LiveSlot> ring = new SlotRing<>(SLOTS, LiveSlot::new);
    private final Queue<Runnable> outside = new ConcurrentLinkedQueue<>();
    private final LiveStream stream;
    private final Thread thread;
    private final HostClock clock;
    private long wakingArrivalNs = Long.MAX_VALUE;
    private volatile boolean closed;

    /** Nothing is published before {@link #start}. */
    public LivePublisher(LiveStream stream, HostClock clock) {
        this.stream = stream;
        this.clock = clock;
        thread = Thread.ofPlatform()
                .name("publisher-" + stream.source())
                .daemon()
                .unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Scans and events that found no room, ever; readable from any thread. */
    public long refused() {
        return ring.refused();
    }

    @Override
    public void onScan(AnalysedScan scan) {
        LiveSlot slot = ring.claimLeaving(KEPT_FOR_RARE);
        if (slot != null) {
            slot.kind = LiveSlot.Kind.SCAN;
            copy(scan, slot);
            publishScan(slot.arrivalNs);
        }
    }

    /** No more scans are shown than wake the publisher; it finds the others when it comes. What happens wakes it at once. */
    private void publishScan(long arrivalNs) {
        long sinceNs = arrivalNs - wakingArrivalNs;
        // Back in time goes the clock of a recording that is replayed.
        if (sinceNs < 0 || sinceNs >= LiveStream.SCAN_INTERVAL_NS) {
            wakingArrivalNs = arrivalNs;
            ring.publish();
        } else {
            ring.publishQuietly();
        }
    }

    @Override
    public void onCue(Cue cue, String cause, AnalysedScan scan) {
        LiveSlot slot = ring.claim();
        if (slot != null) {
            slot.kind = LiveSlot.Kind.CUE;
            slot.cue = cue;
            slot.cause = cause;
            copy(scan, slot);
            ring.publish();
        }
    }

    @Override
    public void onHold(Hold hold, boolean done, AnalysedScan scan) {
        Dose dose = scan.dose();
        rare(scan, slot -> stream.hold(hold, done, dose, slot));
    }

    @Override
    public void onDevice(DeviceDescription device, SignalDescription signal, AnalysedScan scan) {
        Dose dose = scan.dose();
        rare(scan, slot -> stream.device(device, signal, dose, slot));
    }

    /** Of the same person, within the recording; where that begins too, {@link #session} has told. */
    @Override
    public void onSession(AnalysedScan scan) {
        if (scan.sample() != null) {
            rare(null, slot -> stream.sessionAgain());
        }
    }

    /** On the acquisition thread, just before the device introduces itself to it: a session of somebody begins. */
    public void session(Prescription wanted, LiveSession session) {
        rare(null, slot -> stream.session(wanted, session));
    }

    @Override
    public void onEstimate(int hold, double newtons, AnalysedScan scan) {
        String cause = "Hold " + hold + " is estimated at " + Figures.plain(newtons) + " N.";
        rare(scan, slot -> stream.notice("estimate", cause));
    }

    @Override
    public void onFeedbackRequested(int hold, AnalysedScan scan) {
        String cause = "The force of hold " + hold + " was asked for.";
        rare(scan, slot -> stream.notice("feedbackRequested", cause));
    }

    /** The gap is told by its cue; nothing more to say. */
    @Override
    public void onGap(long fromMicros, long toMicros, int framesMissing) {}

    /** A patient stop is told by its cue. */
    @Override
    public void onDeviceEvent(DeviceEvent event) {
        if (event.kind() == DeviceEvent.Kind.TARE_REQUESTED) {
            String cause = event.began()
                    ? "A new zero is taken from the next half second."
                    : "The zero before the last one is in force again.";
            rare(null, slot -> stream.notice("tare", cause));
        }
    }

    @Override
    public void onStuck(StuckSensor news) {
        rare(null, slot -> stream.alarm("sensor", news.sentence()));
    }

    @Override
    public void onLink(LinkState state, LinkCause cause, String sentence) {
        rare(null, slot -> stream.link(state, cause, sentence));
    }

    /** From any thread: what the recorder has to say. */
    public void recording(String state, String file) {
        fromOutside(() -> stream.recording(state, file));
    }

    /** From any thread: what was told of a session is known better now. */
    public void correct(LiveSession better) {
        fromOutside(() -> stream.correct(better));
    }

    /** From any thread: sessions of people can be begun here. */
    public void beginsSessions() {
        fromOutside(stream::beginsSessions);
    }

    /** From any thread: another prescription holds from now on, and perhaps an expert's press is to be followed. */
    public void drill(Prescription wanted, @Nullable ExpertPress expert) {
        fromOutside(() -> stream.drill(wanted, expert));
    }

    /** From any thread: what the trainer of a class did. */
    public void tellDrill(String cause) {
        fromOutside(() -> stream.notice("drill", cause));
    }

    /** From any thread: something that must not be missed. */
    public void alarm(String alarm, String cause) {
        fromOutside(() -> stream.alarm(alarm, cause));
    }

    /** From any thread: what of the prescription cannot be followed with the devices that came, each in a sentence. */
    public void prescriptionWarnings(List<String> sentences) {
        fromOutside(() -> stream.prescriptionWarnings(sentences));
    }

    private void fromOutside(Runnable task) {
        outside.add(task);
        ring.wake();
    }

    private void rare(@Nullable AnalysedScan scan, LiveSlot.Task task) {
        LiveSlot slot = ring.claim();
        if (slot != null) {
            slot.kind = LiveSlot.Kind.RARE;
            slot.task = task;
            if (scan != null) {
                copy(scan, slot);
            }
            ring.publish();
        }
    }

    private static void copy(AnalysedScan scan, LiveSlot slot) {
        ForceSample sample = scan.sample();
        if (sample != null) {
            slot.sequence = sample.sequence;
            slot.deviceTickMicros = sample.deviceTickMicros;
            slot.timeMicros = sample.timeMicros;
            slot.measuredNs = sample.measuredNs;
            slot.arrivalNs = sample.arrivalNs;
            slot.force = sample.totalForce;
            slot.unfiltered = sample.unfilteredTotal;
            slot.channelCount = sample.channelCount;
            System.arraycopy(sample.forces, 0, slot.channels, 0, sample.channelCount);
            slot.uncertainty = sample.totalUncertainty;
            System.arraycopy(sample.channelFlags, 0, slot.channelFlags, 0, sample.channelCount);
            slot.zoneCount = sample.zoneCount;
            System.arraycopy(sample.zoneForces, 0, slot.zones, 0, sample.zoneCount);
            slot.centreX = sample.centreXMillimetres;
            slot.centreY = sample.centreYMillimetres;
            slot.leftShare = sample.leftShare;
            slot.frontShare = sample.frontShare;
        } else {
            // No scan yet, and the slot still has one of before.
            slot.timeMicros = 0;
            slot.force = Double.NaN;
            slot.channelCount = 0;
            slot.zoneCount = 0;
        }
        slot.loadingRate = scan.loadingRate();
        copy(scan.guidance(), slot);
    }

    private static void copy(Guidance guidance, LiveSlot slot) {
        slot.phase = guidance.phase();
        slot.saturated = guidance.saturated();
        slot.feedbackShown = guidance.feedbackShown();
        slot.feedbackRequested = guidance.feedbackRequested();
        slot.estimateHold = guidance.estimateHold();
        slot.rateHint = guidance.rateHint();
        slot.holdIndex = guidance.progress().holdIndex();
        slot.repetition = guidance.progress().repetition();
        slot.repetitions = guidance.prescription().repetitions();
        slot.inBandSeconds = guidance.progress().inBandSeconds();
        slot.remainingSeconds = guidance.progress().remainingSeconds();
        slot.holdSeconds = guidance.prescription().holdSeconds();
        slot.restRemainingSeconds = guidance.restRemainingSeconds();
        slot.guidedSite = guidance.progress().siteName();
        slot.step = guidance.progress().step();
        slot.steps = guidance.progress().steps();
        slot.bandLow = guidance.progress().bandLow();
        slot.bandHigh = guidance.progress().bandHigh();
        slot.ceiling = guidance.progress().ceiling();
        slot.alert = guidance.alert();
        slot.drifted = guidance.drifted();
        slot.pain = guidance.pain();
        slot.painMicros = guidance.painMicros();
    }

    private void run() {
        while (!closed) {
            ring.await(stream.nanosToNextDuty(clock.nanoTime()));
            drain();
        }
        drain();
    }

    private void drain() {
        for (Runnable task = outside.poll(); task != null; task = outside.poll()) {
            task.run();
        }
        // As many as are there now: what comes meanwhile must not keep the once-a-second duty waiting.
        for (int left = ring.size(); left > 0; left--) {
            LiveSlot slot = ring.next();
            if (slot != null) {
                publish(slot);
                ring.release();
            }
        }
        stream.duty(clock.nanoTime());
    }

    private void publish(LiveSlot slot) {
        switch (slot.kind) {
            case SCAN -> stream.scan(slot, clock.nanoTime());
            case CUE -> stream.cue(slot);
            case RARE -> {
                LiveSlot.Task task = slot.task;
                slot.task = null;
                if (task != null) {
                    task.run(slot);
                }
            }
        }
    }

    /** Publishes what is waiting and ends the thread. */
    @Override
    public void close() {
        closed = true;
        ring.wake();
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        try {
            if (!thread.join(Duration.ofSeconds(5))) {
                throw new IllegalStateException("The publisher did not end within 5 s of its close.");
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
